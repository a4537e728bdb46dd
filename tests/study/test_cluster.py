"""A Dask cluster on this machine plays the same games as this process, also when a worker is killed in the middle."""

import os
import signal
from pathlib import Path

import pytest

from game.study.keep import Keep
from game.study.whatif import Plan, compared, play
from game.study.workers import Cluster, Here, WorkerError

SHORT = """
title = "Four turns of the exercise"
base = "zapad-2021"

[[amend]]
why = "tests play games that are over soon"
cite = "P46"
set.clock.stretches = [{ step = "half-day", turns = 4 }]
set.horizon = { 4 = 1 }
"""


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_loses_nothing_with_a_worker(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra cluster is not installed")
    short = tmp_path / "short.toml"
    short.write_text(SHORT, "utf-8")
    plan = Plan(base=str(short), variants=(f"{short}+bobruisk-base",), games=40)
    with Keep(None) as keep:
        play(plan, keep, Here(), list(plan.seeds), lambda done, total: None)
        alone = compared(plan, keep)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        killed: list[int] = []

        def kill(done: int, total: int) -> None:
            if done and not killed:
                killed.append(next(iter(cluster.workers.values())).pid)
                os.kill(killed[0], signal.SIGKILL)

        with Keep(None) as keep:
            play(plan, keep, Cluster(cluster.scheduler_address), list(plan.seeds), kill)
            assert killed and compared(plan, keep) == alone


def test_without_dask_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "dask.distributed", None)
    with pytest.raises(WorkerError, match=r"zapad-2021\[cluster\]"):
        list(Cluster("tcp://127.0.0.1:1").play([]))
