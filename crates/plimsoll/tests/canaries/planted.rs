//! The tree with its canaries.

use std::path::PathBuf;

use crate::{cloud, kubernetes, state, terraform, texts};

/// What the canaries look like: what is a secret for its place is one whatever it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// As a password: letters of both cases and digits.
    Mixed,
    /// As a word: small letters alone. What only a name and its value together give away is mixed even so.
    Word,
}

/// A canary and where it was planted.
pub struct Canary {
    pub value: String,
    pub place: String,
}

/// Every file by its path.
pub fn files() -> Vec<(&'static str, &'static str)> {
    [terraform::FILES, state::FILES, cloud::FILES, kubernetes::FILES, texts::FILES].concat()
}

/// A folder with a canary in every place.
pub struct Planted {
    folder: tempfile::TempDir,
    pub canaries: Vec<Canary>,
}

impl Planted {
    /// Plants all of them. `@S@` stands where a secret is one for its place, `@N@` where its name or its form give it
    /// away, `@B@` is one in Base64.
    pub fn new(shape: Shape) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(".git")).unwrap();
        let mut planted = Self { folder, canaries: Vec::new() };
        for (path, text) in files() {
            let text = planted.plant(path, text, shape);
            let file = planted.path().join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        planted
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    /// A canary that is given otherwise than by a file.
    pub fn given(&mut self, place: &str) -> String {
        self.canary(place.to_owned(), Shape::Mixed)
    }

    fn canary(&mut self, place: String, shape: Shape) -> String {
        let number = self.canaries.len();
        let value = match shape {
            Shape::Mixed => format!("kW{number:03}tideQ7zv"),
            Shape::Word => format!("kelp{}tide", letters(number)),
        };
        self.canaries.push(Canary { value: value.clone(), place });
        value
    }

    fn plant(&mut self, path: &str, text: &str, shape: Shape) -> String {
        let lines = text.split('\n').enumerate();
        let lines: Vec<String> =
            lines.map(|(index, line)| self.line(&format!("{path}:{}", index + 1), line, shape)).collect();
        lines.join("\n")
    }

    fn line(&mut self, at: &str, line: &str, shape: Shape) -> String {
        let place = format!("{at}: {}", line.trim());
        let mut planted = line.to_owned();
        while let Some((at, mark)) =
            ["@S@", "@N@", "@B@"].iter().filter_map(|mark| Some((planted.find(mark)?, *mark))).min()
        {
            let value = self.canary(place.clone(), if mark == "@N@" { Shape::Mixed } else { shape });
            let written = if mark == "@B@" { base64(&value) } else { value };
            if mark == "@B@" {
                self.canaries.push(Canary { value: written.clone(), place: place.clone() });
            }
            planted.replace_range(at..at + mark.len(), &written);
        }
        planted
    }

    /// Where the canaries that stand in a text were planted.
    pub fn in_text(&self, text: &str) -> Vec<&str> {
        self.canaries.iter().filter(|canary| text.contains(&canary.value)).map(|canary| canary.place.as_str()).collect()
    }
}

/// A number in letters.
fn letters(number: usize) -> String {
    [number / 676, number / 26 % 26, number % 26].map(|digit| char::from(b'a' + digit as u8)).iter().collect()
}

fn base64(text: &str) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for part in text.as_bytes().chunks(3) {
        let bits = part.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - part.len()));
        for index in 0..4 {
            let sign = char::from(SIGNS[(bits >> (18 - 6 * index) & 63) as usize]);
            out.push(if index <= part.len() { sign } else { '=' });
        }
    }
    out
}
