//! How far a long lint has come, for a person who watches.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// A count on standard error that is renewed now and then, if somebody sees it and nothing else is printed there.
pub(super) struct Progress {
    shown: bool,
    messages: u64,
    due: Instant,
}

const EVERY: Duration = Duration::from_millis(500);

impl Progress {
    pub(super) fn new() -> Progress {
        let shown = io::stderr().is_terminal() && !io::stdout().is_terminal();
        Progress { shown, messages: 0, due: Instant::now() + EVERY }
    }

    /// Counts a message.
    pub(super) fn step(&mut self) {
        self.messages += 1;
        // The clock is asked once in a while only: it costs as much as a short message.
        if self.shown && self.messages.is_multiple_of(256) && Instant::now() >= self.due {
            self.due = Instant::now() + EVERY;
            // What cannot be shown is no reason to stop.
            let _ = write!(io::stderr(), "\r{} messages", self.messages);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown && self.messages >= 256 {
            let _ = writeln!(io::stderr(), "\r{} messages", self.messages);
        }
    }
}
