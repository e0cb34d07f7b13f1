"""A crash harness: kills the program at random points, and compares what it had confirmed with what is there.

A victim is a process forked from one that has imported everything, so that a kill costs milliseconds. It says on a
pipe what has been confirmed to whoever uses the program. `lives` runs one victim through a few kills in one library;
`tests/crash/test_crash.py` runs some hundreds, `python -m tests.crash` thousands, with a table.
"""
