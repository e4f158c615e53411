"""The clean environment in which everything is measured: our wheel and the tools that it is compared with."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOOLS = ("codespell>=2.4", "proselint>=0.16")


def programs() -> Path:
    """Build the wheel, install it beside the other tools under build/, and give the folder of their programs."""
    build = ROOT / "build" / "bench"
    environment = build / "venv"
    if not environment.exists():
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    python = environment / "bin" / "python"
    install(python, *TOOLS)
    wheel = build_wheel(build / "wheel")
    install(python, str(wheel))
    install(python, "--force-reinstall", "--no-deps", str(wheel))
    return python.parent


def build_wheel(target: Path) -> Path:
    """Build the wheel of the present sources into an empty folder."""
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("*.whl"):
        old.unlink()
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(target), str(ROOT)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return next(target.glob("*.whl"))


def install(python: Path, *what: str) -> None:
    """Install packages with an environment's own pip."""
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what], check=True)
