package main

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
)

// A frame is the length of its head, the length of its blob, the head as JSON and the blob: what is large stands in
// the blob, and the head tells where. Lengths are little-endian, 4 and 8 bytes.
const (
	maxHead = 64 << 20
	maxBlob = 512 << 20
)

// file is a name and its bytes in the blob of a request.
type file struct {
	Name   string `json:"name"`
	Length int    `json:"length"`
}

// span is a part of the blob of an answer.
type span struct {
	At     int `json:"at"`
	Length int `json:"length"`
}

// blob collects what an answer carries beside its head.
type blob struct {
	bytes []byte
}

func (b *blob) add(text string) span {
	at := len(b.bytes)
	b.bytes = append(b.bytes, text...)
	return span{At: at, Length: len(text)}
}

func readFrame(in *bufio.Reader, head any) ([]byte, error) {
	var lengths [12]byte
	if _, err := io.ReadFull(in, lengths[:]); err != nil {
		return nil, err
	}
	headLength, blobLength := binary.LittleEndian.Uint32(lengths[:4]), binary.LittleEndian.Uint64(lengths[4:])
	if headLength > maxHead || blobLength > maxBlob {
		return nil, fmt.Errorf("a frame of %d and %d bytes is too large", headLength, blobLength)
	}
	bytes := make([]byte, headLength)
	if _, err := io.ReadFull(in, bytes); err != nil {
		return nil, err
	}
	blob := make([]byte, blobLength)
	if _, err := io.ReadFull(in, blob); err != nil {
		return nil, err
	}
	return blob, json.Unmarshal(bytes, head)
}

func writeFrame(out *bufio.Writer, head any, blob []byte) error {
	bytes, err := json.Marshal(head)
	if err != nil {
		return err
	}
	var lengths [12]byte
	binary.LittleEndian.PutUint32(lengths[:4], uint32(len(bytes)))
	binary.LittleEndian.PutUint64(lengths[4:], uint64(len(blob)))
	for _, part := range [][]byte{lengths[:], bytes, blob} {
		if _, err := out.Write(part); err != nil {
			return err
		}
	}
	return out.Flush()
}

// named gives each file of a request its bytes.
func named(files []file, blob []byte) (map[string][]byte, error) {
	out := make(map[string][]byte, len(files))
	for _, file := range files {
		if file.Length < 0 || file.Length > len(blob) {
			return nil, fmt.Errorf("the request ends before the end of %s", file.Name)
		}
		out[file.Name], blob = blob[:file.Length:file.Length], blob[file.Length:]
	}
	return out, nil
}
