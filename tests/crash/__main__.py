"""Kills the program so many times, and prints what came of it: `python -m tests.crash --kills 5000`."""

import argparse
import secrets
import sys
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.crash.all_victims import lives
from tests.crash.life import repeat
from tests.crash.points import Kind
from tests.crash.worlds import fast_folder


def main() -> int:
    """Run, print the table, and what went wrong. Returns 1 where something did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=5000, help="how many, all victims together")
    parser.add_argument(
        "--seed", default=secrets.token_hex(4), help="gives the same lives again, but for kills by time"
    )
    parser.add_argument("--only", help="one victim")
    parser.add_argument("--life", help="one life of that victim: the seed that a fault names")
    chosen = parser.parse_args()
    began = time.monotonic()
    with TemporaryDirectory(dir=fast_folder()) as scratch, lives(Path(scratch), chosen.only) as victims:
        if chosen.life:
            for each in victims.values():
                list(each.live(chosen.life))
        else:
            # Whoever does not want to wait for all of them presses C-c, and has what there is.
            with suppress(KeyboardInterrupt):
                repeat(list(victims.values()), chosen.seed, chosen.kills)
    print(f"| victim | {' | '.join(Kind)} | kills | places | spared | confirmed | faults |")
    print("|---" * (len(Kind) + 6) + "|")
    for name, each in victims.items():
        account = each.account
        kinds = " | ".join(str(account.kills[kind]) for kind in Kind)
        print(
            f"| {name} | {kinds} | {account.kills.total()} | {len(account.places)} | {account.spared}"
            f" | {account.checked} | {len(account.faults)} |"
        )
    print(f"\nseed {chosen.seed}, {time.monotonic() - began:.0f} seconds")
    faults = [fault for each in victims.values() for fault in each.account.faults]
    for fault in faults:
        print(f"\n{fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
