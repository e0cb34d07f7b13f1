"""How fast indexing gets on, and how long it will still take. Plain Python."""

from dataclasses import dataclass

from index.model import Progress, Stage

WINDOW = 30.0
"""Seconds that the rate is taken over: long enough for batches of all sizes, short enough to follow a change."""
NAMES = {Stage.READING: "reading", Stage.RECOGNISING: "names"}
UNCOUNTED = {Stage.WAITING: "another Namedrop is indexing", Stage.WATCHING: "watching"}


@dataclass(frozen=True, slots=True)
class Pace:
    """The latest reports of one stage, each with the time at which it came. Immutable: each report gives another."""

    stage: Stage | None = None
    done: tuple[tuple[float, int], ...] = ()
    total: int = 0

    def noted(self, progress: Progress, now: float) -> "Pace":
        """The pace after a report that came at this time, in seconds of any clock."""
        before = self.done if progress.stage is self.stage else ()
        # Until the first article is done, loading what it takes counts as well, which says nothing of the pace.
        done = (*(one for one in before if one[1] > 0), (now, progress.done))
        recent = tuple(one for one in done if now - one[0] <= WINDOW)
        # The last report before the window belongs to it where reports come slowly.
        return Pace(progress.stage, recent if len(recent) > 1 else done[-2:], progress.total)

    @property
    def rate(self) -> float | None:
        """Articles a second; None as long as it cannot be told."""
        if len(self.done) < 2:
            return None
        (began, first), (ended, last) = self.done[0], self.done[-1]
        return (last - first) / (ended - began) if last > first and ended > began else None

    def describe(self) -> str:
        """The stage, the count, the rate and the time left: "names 120/5,000 · 4/s · 20 min left"."""
        if self.stage in UNCOUNTED:
            return UNCOUNTED[self.stage]
        if self.stage not in NAMES or not self.total:
            return ""
        done = self.done[-1][1]
        parts = [f"{NAMES[self.stage]} {done:,}/{self.total:,}"]
        if (rate := self.rate) is not None and done < self.total:
            parts += [_rate(rate), f"{duration((self.total - done) / rate)} left"]
        return " · ".join(parts)


def _rate(rate: float) -> str:
    if rate < 1:
        return f"{max(1, round(rate * 60))}/min"
    return f"{rate:,.0f}/s"


def duration(seconds: float) -> str:
    """A duration as it is said: "40 s", "20 min", "3 h"."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    if seconds < 90 * 60:
        return f"{round(seconds / 60)} min"
    return f"{round(seconds / 3600)} h"
