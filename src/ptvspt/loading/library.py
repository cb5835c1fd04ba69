"""Where the data lies, and the fastest way to it: compiled beside the code, compiled in the cache, or YAML."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ptvspt.errors import DataError, Problem
from ptvspt.loading import cache, compiled
from ptvspt.loading.files import present

if TYPE_CHECKING:
    from ptvspt.career.criteria import Fitting
    from ptvspt.career.records import Careers
    from ptvspt.career.weighing import Basis
    from ptvspt.interview.records import Interview
    from ptvspt.loading import careers as ways
    from ptvspt.loading import fits as criteria
    from ptvspt.loading import interviews as logic
    from ptvspt.loading import places as tables
    from ptvspt.loading.catalogue import Located
    from ptvspt.places.records import Place
    from ptvspt.profiles.records import Catalogue, Source
    from ptvspt.profiles.statistics import Statistics

Choose = Callable[[dict[str, str]], Sequence[str]]
FILES = ("professions.yaml", "sources.yaml", "publishers.yaml")
INTERVIEWS = "interviews"
PLACES, CAREERS = "places", "career"


def shipped() -> Path:
    """Return the data directory: beside the code when installed, at the checkout's root in development."""
    package = Path(__file__).parent.parent
    installed = package / "data"
    return installed if installed.is_dir() else package.parent.parent / "data"


def load(directory: Path | None = None, choose: Choose | None = None) -> Catalogue:
    """Return the catalogue of a directory, by default the shipped one.

    `choose` gets every name of a profession and returns the ids wanted: then only these are read.
    Raises DataError when the data cannot be used, and what `choose` raises.
    """
    place = directory or shipped()
    if directory is None:
        found = compiled.read(place / "compiled", sizes(place), choose)
        if found is not None:
            return found
    kept = cache.of(place, parts(place))
    found = cache.read(kept, choose) if kept else None
    if found is not None:
        return found
    catalogue = read(place).catalogue
    if kept and cache.of(place, parts(place)) == kept:  # nobody has edited the files since they were looked at
        cache.write(kept, catalogue)
    return _only(catalogue, choose)


def parts(place: Path) -> tuple[str, ...]:
    """Return the files of a directory that its catalogue is made from."""
    return (*FILES, *present(place))


def read(directory: Path | None = None) -> Located:
    """Return a directory's catalogue from its YAML files, with the place of each part. Raises DataError."""
    from ptvspt.loading import catalogue  # YAML is read only when no compiled form fits

    place = directory or shipped()
    hold(place)
    return catalogue.read(place)


def hold(place: Path, name: str = "--data") -> None:
    """Raise DataError for a path that is no directory; `name` says what has named it."""
    if not place.is_absolute():
        Path.cwd()  # raises where the working directory is gone: that is the cause, and not the path
    reason = _unfit(place)
    if reason:
        message = f"{reason}; {name} wants one that holds {', '.join(FILES[:-1])} and {FILES[-1]}"
        raise DataError(Problem(str(place), 0, 0, message))


def _unfit(place: Path) -> str:
    """Return why a path is no directory, or nothing when it is one."""
    try:
        if place.is_dir():
            return ""
        return "is a file, not a directory" if place.exists() else "no such directory"
    except OSError as error:  # a name too long, a parent that may not be entered
        return f"no such directory ({error.strerror})"


def version(directory: Path | None = None) -> str:
    """Return the version of a directory's data. Raises DataError."""
    return load(directory, lambda _names: ()).version


def interview(directory: Path | None = None, name: str = "care") -> Interview:
    """Return an interview of a directory, by default of the shipped data. Raises DataError."""
    from ptvspt.loading import compiled_interview  # its records cost 5 ms, and most commands ask nothing

    place = directory or shipped()
    if directory is None:
        found = compiled_interview.read(place / "compiled", sizes(place), name)
        if found is not None:
            return found
    from ptvspt.loading import interviews

    return interviews.read(place / INTERVIEWS / f"{name}.yaml", _basis(directory, place).sources)


def fitting(directory: Path | None = None) -> Fitting:
    """Return the questions and criteria about careers of a directory. Raises DataError."""
    from ptvspt.loading import compiled_fit

    place = directory or shipped()
    if directory is None:
        found = compiled_fit.read(place / "compiled", sizes(place))
        if found is not None:
            return found
    from ptvspt.loading import fits

    return fits.read(place / INTERVIEWS, _basis(directory, place).sources)


def locate_fitting(directory: Path | None, sources: Mapping[str, Source]) -> criteria.Located | None:
    """Return the questions and criteria about careers with where each part stands, or None. Raises DataError."""
    from ptvspt.loading import fits

    return fits.locate((directory or shipped()) / INTERVIEWS, dict(sources))


def fit_basis(directory: Path | None, state: str | None) -> Basis:
    """Return what criteria are held against, with the pay of a state, or of the nation where it has none.

    Raises DataError, and UsageError for an unknown place.
    """
    from ptvspt.career.weighing import Basis
    from ptvspt.loading import careers as tables
    from ptvspt.loading import fits, laws
    from ptvspt.profiles.statistics import NATION

    at = directory or shipped()
    catalogue = load(directory)
    codes = {one.id: one.codes.get("soc", ()) for one in catalogue.professions.values()}
    found = tables.read(at, catalogue.sources.get, codes)
    code, name, national = NATION, "the US", frozenset[str]()
    if state is not None:
        names = laws.names(at)
        code = _code(names, state)
        name, here = names[code], tables.wages(at, catalogue.sources.get, codes, code)
        national = frozenset(found.pay.keys() - here.keys())
        found = found._replace(pay={**found.pay, **here})
    rated = fits.interests(at, catalogue.sources.get, catalogue.professions)
    return Basis(catalogue.professions, rated, found, code, name, national)


def locate_interviews(directory: Path | None, sources: Mapping[str, Source]) -> logic.Located:
    """Return every interview of a directory, with where each part stands. Raises DataError."""
    from ptvspt.loading import interviews

    return interviews.locate((directory or shipped()) / INTERVIEWS, dict(sources))


def places(directory: Path | None = None) -> dict[str, Place]:
    """Return every place of a directory by its code, by default of the shipped data. Raises DataError."""
    from ptvspt.loading import places as tables  # only what asks for a place pays for them

    place = directory or shipped()
    basis = _basis(directory, place)
    return tables.read(place, basis.sources.get, basis.codes)


def statistics(directory: Path | None, sources: Mapping[str, Source]) -> Statistics:
    """Return the published tables of a directory, by default of the shipped data. Raises DataError."""
    from ptvspt.loading import statistics as tables  # only who asks for whole tables pays for them
    from ptvspt.loading.tables import Reader

    reader = Reader(sources.get)
    found = tables.read(directory or shipped(), reader).statistics
    if reader.problems:
        raise DataError(*reader.problems)
    return found


def place(directory: Path | None, word: str) -> tuple[Place, dict[str, Place]]:
    """Return the place that a code or name stands for, and of all others what tells whom the tables count.

    Raises DataError, and UsageError for an unknown place.
    """
    from ptvspt.loading import places as tables

    found: list[str] = []

    def choose(names: Mapping[str, str]) -> str:
        found.append(_code(names, word))
        return found[0]

    at = directory or shipped()
    basis = _basis(directory, at)
    places = tables.read(at, basis.sources.get, basis.codes, choose)
    return places[found[0]], places


def law(directory: Path | None, word: str) -> Place:
    """Return the place that a code or name stands for, with its law about referrals and nothing else.

    Raises DataError, and UsageError for an unknown place.
    """
    from ptvspt.loading import laws  # without the wages: an advice asks for the law alone

    at = directory or shipped()
    return laws.read(at, _basis(directory, at).sources.get, lambda names: _code(names, word))


def careers(directory: Path | None, state: str | None) -> tuple[Careers, str, str]:
    """Return the paths of a directory with the wages of a state or the nation, and the place's code and name.

    Raises DataError, and UsageError for an unknown place.
    """
    from ptvspt.loading import careers as tables  # only who asks for a career pays for it
    from ptvspt.profiles.statistics import NATION

    at = directory or shipped()
    basis = _basis(directory, at)
    if state is None:
        return tables.read(at, basis.sources.get, basis.codes), NATION, "the US"
    from ptvspt.loading import laws

    names = laws.names(at)
    code = _code(names, state)
    return tables.read(at, basis.sources.get, basis.codes, code), code, names[code]


def has_careers(directory: Path | None = None) -> bool:
    """Tell whether a directory has tables of careers."""
    return ((directory or shipped()) / CAREERS).is_dir()


def locate_careers(directory: Path | None, catalogue: Catalogue) -> ways.Located | None:
    """Return the careers of a directory with where each row stands, or None when it has none. Raises DataError."""
    from ptvspt.loading import careers as tables

    at = directory or shipped()
    codes = {one.id: one.codes.get("soc", ()) for one in catalogue.professions.values()}
    return tables.locate(at, catalogue.sources.get, codes) if has_careers(directory) else None


def has_places(directory: Path | None = None) -> bool:
    """Tell whether a directory has tables of places."""
    return ((directory or shipped()) / PLACES).is_dir()


def has_interview(directory: Path | None = None, name: str = "care") -> bool:
    """Tell whether a directory has an interview."""
    return ((directory or shipped()) / INTERVIEWS / f"{name}.yaml").is_file()


def locate_places(directory: Path | None, catalogue: Catalogue) -> tables.Located | None:
    """Return the places of a directory with where each row stands, or None when it has none. Raises DataError."""
    from ptvspt.loading import places as tables

    codes = {one.id: one.codes.get("soc", ()) for one in catalogue.professions.values()}
    return tables.locate(directory or shipped(), catalogue.sources.get, codes) if has_places(directory) else None


def place_code(directory: Path | None, word: str) -> str:
    """Return the code of the place that a code or name stands for. Raises UsageError for an unknown one, DataError."""
    from ptvspt.loading import laws

    return _code(laws.names(directory or shipped()), word)


def resolve_place(known: Mapping[str, Place], word: str) -> Place:
    """Return the place that a code or name stands for, in any case. Raises UsageError for an unknown one."""
    return known[_code({code: place.name for code, place in known.items()}, word)]


def _code(names: Mapping[str, str], word: str) -> str:
    from ptvspt.names import resolve

    spellings = {name.lower().replace(" ", "-"): code for code, name in names.items()}
    spellings |= {code.lower(): code for code in names}
    return resolve(word, spellings, "place", "ptvspt rank access")


def _basis(directory: Path | None, place: Path) -> compiled.Basis:
    """Return what the tables stand on, from the compiled form where there is one."""
    found = compiled.basis(place / "compiled", sizes(place)) if directory is None else None
    if found is not None:
        return found
    kept = cache.of(place, parts(place))
    found = cache.basis(kept) if kept else None
    if found is not None:
        return found
    try:
        catalogue = load(directory)
    except DataError:  # broken profiles: an interview and the laws of places stand on sources alone
        if _unfit(place):
            raise
        from ptvspt.loading import catalogue as files

        return compiled.Basis(files.sources(place), {})
    codes = {one.id: one.codes.get("soc", ()) for one in catalogue.professions.values()}
    return compiled.Basis(dict(catalogue.sources), codes)


def sizes(directory: Path) -> list[list[object]] | None:
    """Return the stamp of shipped data: each file's size. Installers do not keep times."""
    try:
        interviews = sorted(f"{INTERVIEWS}/{path.name}" for path in (directory / INTERVIEWS).glob("*.yaml"))
        return [[name, (directory / name).stat().st_size] for name in (*parts(directory), *interviews)]
    except (OSError, ValueError):
        return None


def _only(catalogue: Catalogue, choose: Choose | None) -> Catalogue:
    """Narrow a whole catalogue as its compiled form would have been read."""
    if choose is None:
        return catalogue

    wanted = {id_: catalogue.professions[id_] for id_ in choose(compiled.names(catalogue))}
    cited: dict[str, None] = {}
    for profession in wanted.values():
        for answers in profession.facts.values():
            for found in answers.values():
                cited.update({one.source.id: None for fact in found for one in fact.citations})
    sources = {id_: catalogue.sources[id_] for id_ in cited}
    named = compiled.publishers(sources.values())
    return catalogue._replace(professions=wanted, sources=sources, publishers=named)
