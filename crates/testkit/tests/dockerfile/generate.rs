//! Dockerfiles that nobody wrote: from a grammar, and from real ones by changing bytes.

/// A small generator of numbers, the same on every machine.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x1234_5678)
    }

    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides.max(1)
    }

    fn pick(&mut self, list: &[&'static str]) -> &'static str {
        list[self.roll(list.len())]
    }

    fn several(&mut self, most: usize, mut one: impl FnMut(&mut Self) -> String) -> String {
        let count = self.roll(most) + 1;
        (0..count).map(|_| one(self)).collect::<Vec<_>>().join(self.pick(&[
            " ",
            " ",
            "  ",
            "\t",
            " \\\n  ",
            "\\\n# c\n ",
        ]))
    }
}

const WORDS: &[&str] = &[
    "a",
    "b1",
    "./c",
    "/d/e",
    "x:1",
    "1000",
    "0",
    "root",
    "-y",
    "é",
    "'q r'",
    "\"s t\"",
    "u\\ v",
    "w=",
    "$A",
    "${B}",
    "${A:-d}",
    "${B:+e}",
    "${A-x}",
    "${C?}",
    "$",
    "${A#a}",
    "${A%%?}",
    "${B/a/b}",
    "\\$A",
    "'$A'",
    "\"$A\"",
    "\"a\\\"b\"",
    "https://x.test/f",
    "<",
    "`",
    "${",
    "${}",
    "{",
    "*",
    "=",
    "#",
    "\\",
    "${A:-${B}}",
    "aa",
    "--f",
    "${A##*a}",
    "${B//a*/c}",
];
const NAMES: &[&str] = &["A", "B", "C", "PATH", "A_1", "a"];
const COMMANDS: &[&str] = &[
    "a",
    "b -c",
    "apt-get install -y x",
    "echo 'q r'",
    "echo \"s $A\"",
    "V=1",
    "V=1 d $V",
    "cd /x",
    "curl -k \"$U\"",
    "x > /y 2>&1",
    "rm -rf /a/*",
    "sh -c 'e f'",
    "t $(g h)",
    "t \"$(g | h)\"",
    "t `i j`",
    "( k; l )",
    "{ m; }",
    "if n; then o; fi",
    "for p in q r; do s $p; done",
    "while t; do u; done",
    "case $A in v|w) x;; *) y;; esac",
    "[ -f z ]",
    "! a",
    "a <(b)",
    "echo ${A:-$(c)}",
    "echo $((1 + 2))",
    "f() { g; }",
    "if a; then b; else c; fi",
    "echo a#b",
    "[[ -n $A ]]",
    "echo {a,b}",
    "a <<< b",
    "until a; do b; done",
    "echo \\\"x\\\"",
    "set -eux",
];

/// A text from the grammar.
pub fn dockerfile(seed: u64) -> String {
    let dice = &mut Dice::new(seed);
    let mut text = String::new();
    if dice.roll(8) == 0 {
        text +=
            dice.pick(&["# syntax=docker/dockerfile:1\n", "# escape=`\n", "#escape = \\\n", "\u{feff}", "\n", "# x\n"]);
    }
    for _ in 0..dice.roll(3) {
        text += &format!("ARG {}\n", argument(dice));
    }
    text += &format!(
        "FROM {}{}\n",
        dice.pick(&["", "--platform=x "]),
        dice.pick(&["a", "b:1 AS s", "scratch as T", "$A", "${B:-c}"])
    );
    for _ in 0..dice.roll(8) + 1 {
        text += &instruction(dice);
        text += dice.pick(&["\n", "\n", "\n", "\r\n", "\n\n", "\n# c\n", " \n"]);
    }
    text
}

fn argument(dice: &mut Dice) -> String {
    let name = dice.pick(NAMES);
    if dice.roll(3) == 0 { name.to_owned() } else { format!("{name}={}", dice.pick(WORDS)) }
}

fn pair(dice: &mut Dice) -> String {
    format!("{}={}", dice.pick(NAMES), dice.pick(WORDS))
}

fn word(dice: &mut Dice) -> String {
    dice.pick(WORDS).to_owned()
}

fn exec(dice: &mut Dice) -> String {
    dice.pick(&[
        "[\"a\", \"b c\"]",
        "[ \"a\" ]",
        "[]",
        "['a']",
        "[\"a\", 1]",
        "[\"a\\\"b\"]",
        "[\"a\"] b",
        "[\"\\u00e9\"]",
    ])
    .to_owned()
}

fn script(dice: &mut Dice) -> String {
    let count = dice.roll(4) + 1;
    let mut text = dice.pick(COMMANDS).to_owned();
    for _ in 1..count {
        text += dice.pick(&[" && ", " || ", "; ", " | ", " && \\\n    ", " \\\n# c\n  | ", " & "]);
        text += dice.pick(COMMANDS);
    }
    text
}

fn instruction(dice: &mut Dice) -> String {
    match dice.roll(22) {
        0 => format!("FROM {}", dice.pick(&["a", "s", "T", "b AS c", "x AS 1", "a b", "$A"])),
        1 => format!("ENV {}", dice.several(3, pair)),
        2 => format!("ENV {} {}", dice.pick(NAMES), dice.several(2, word)),
        3 => format!("LABEL {}", dice.several(3, pair)),
        4 => format!("ARG {}", dice.several(2, argument)),
        5 => format!(
            "COPY {} {}",
            dice.pick(&["", "--from=s", "--chown=a:b", "--link", "--x", "--chmod='7 5'"]),
            dice.several(3, word)
        ),
        6 => format!(
            "ADD {} {}",
            dice.pick(&["", "--checksum=x", "--keep-git-dir=true", "--link=no"]),
            dice.several(3, word)
        ),
        7 => {
            format!("{} {}", dice.pick(&["USER", "WORKDIR", "STOPSIGNAL", "user", "MAINTAINER"]), dice.several(2, word))
        }
        8 => format!("{} {}", dice.pick(&["EXPOSE", "VOLUME"]), dice.several(3, word)),
        9 => format!("{} {}", dice.pick(&["CMD", "ENTRYPOINT", "SHELL", "VOLUME", "RUN"]), exec(dice)),
        10 => format!(
            "HEALTHCHECK {}",
            dice.pick(&["NONE", "CMD a", "--interval=5s CMD [\"a\"]", "--retries=x", "none b", ""])
        ),
        11 => {
            format!("ONBUILD {}", dice.pick(&["RUN a", "FROM b", "ENV A=1", "ONBUILD RUN a", "", "COPY a b", "USER x"]))
        }
        12 => format!(
            "RUN {}\na b\n{}",
            dice.pick(&["<<E", "cat <<-E > x", "<<'E'", "<<\"E\" sh", "a 3<<E"]),
            dice.pick(&["E", "\tE", "F\nE", "X"])
        ),
        13 => format!("COPY <<E <<F {}\nx\nE\n$A\nF", dice.pick(&["/d/", "<<G", ""])),
        14 => dice
            .pick(&[
                "NOPE x",
                "run",
                "\\",
                "RUN \\",
                "CMD",
                "# c",
                "EXPOSE",
                "COPY a",
                "RUN --network=none --mount=type=cache,target=/x a",
            ])
            .to_owned(),
        _ => format!("RUN {}", script(dice)),
    }
}

/// A real text with a few of its bytes changed, where it stays text.
pub fn changed(seed: u64, text: &str) -> Option<String> {
    let dice = &mut Dice::new(seed ^ 0x5555);
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..dice.roll(4) + 1 {
        let at = dice.roll(bytes.len());
        match dice.roll(4) {
            0 => drop(bytes.drain(at..(at + 1).min(bytes.len()))),
            1 => bytes.insert(
                at,
                *dice.pick(&["\\", "\"", "'", "\n", " ", "$", "{", "<", "#", "`", "|"]).as_bytes().first()?,
            ),
            2 => {
                let part = bytes[at..(at + dice.roll(30)).min(bytes.len())].to_vec();
                let to = dice.roll(bytes.len());
                bytes.splice(to..to, part);
            }
            _ => {
                let end = bytes[at..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |n| at + n + 1);
                bytes.drain(at..end);
            }
        }
    }
    String::from_utf8(bytes).ok()
}
