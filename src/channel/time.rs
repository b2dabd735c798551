//! A moment, as the files of the channel write it.

use core::fmt;
use core::str::FromStr;
use std::borrow::Cow;

use jiff::{SignedDuration, Timestamp};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A moment in UTC, written as `2027-01-31T00:00:00Z`.
///
/// # Example
/// ```
/// use phraselint::channel::Time;
///
/// let end: Time = "2027-01-31T00:00:00Z".parse()?;
/// assert!(end < "2027-01-31".parse::<Time>()?.days_later(1));
/// assert!("2027-01-31T00:00:00+08:00".parse::<Time>().is_err());
/// # Ok::<(), String>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time(Timestamp);

impl Time {
    /// The moment at which this is asked.
    pub fn now() -> Time {
        let now = Timestamp::now();
        // Whole seconds, as people write them.
        Time(Timestamp::from_second(now.as_second()).unwrap_or(now))
    }

    /// So many days later, as far as time goes.
    pub fn days_later(self, days: u32) -> Time {
        Time(
            self.0.saturating_add(SignedDuration::from_hours(24 * i64::from(days))).unwrap_or(Timestamp::MAX),
        )
    }

    /// The day in UTC.
    pub(super) fn day(self) -> crate::date::Date {
        // OK because a time begins with its day.
        self.to_string()[..10].parse().expect("a time has a day")
    }
}

/// Takes a day too, which means its beginning.
impl FromStr for Time {
    type Err = String;

    fn from_str(text: &str) -> Result<Time, String> {
        let moment = match text.len() {
            10 => Cow::Owned(format!("{text}T00:00:00Z")),
            _ => Cow::Borrowed(text),
        };
        let is_utc = moment.as_bytes().get(10) == Some(&b'T') && moment.ends_with('Z');
        let parsed = moment.parse().ok().filter(|_| is_utc);
        parsed.map(Time).ok_or_else(|| {
            format!("`{text}` is no time in UTC; write it as 2027-01-31T00:00:00Z or 2027-01-31")
        })
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Time, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        if text.len() == 10 {
            return Err(D::Error::custom(format!(
                "`{text}` is no time in UTC; write it as 2027-01-31T00:00:00Z"
            )));
        }
        text.parse().map_err(D::Error::custom)
    }
}
