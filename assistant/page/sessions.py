"""What the server keeps of each visitor, and how its queue tells of itself: as little as this page needs of what Gradio offers.

Gradio keeps, for each visitor, the configuration of all components and their latest values (a quarter of a megabyte, for
links that bring back a page as it was: here ?hoi=… does that), tells each waiting visitor of every other's progress (here
nothing shows it), and sums up its last ten thousand events after each one (for a monitoring page that is closed here).
"""
from __future__ import annotations

from types import SimpleNamespace

SESSIONS = 500       # visitors that the server remembers at once; the oldest go first
QUIET = {            # read by Gradio when it is imported
    "GRADIO_ANALYTICS_MAX_EVENTS": "1",
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": "1000000000",
}


class _Unkept(dict):
    """Takes the place of a visitor's configuration: nothing that is put in stays."""

    def __contains__(self, key: object) -> bool:
        return True

    def __setitem__(self, key: object, value: object) -> None:
        pass

    def __getitem__(self, key: object) -> dict:
        return {}


def lighten(page, application) -> None:
    """Changes a page (gr.Blocks) that is mounted as `application` (Gradio's): light sessions, and a queue that does not broadcast."""
    from gradio.state_holder import SessionState, StateHolder

    bare = SimpleNamespace(default_config=page.default_config, blocks=())      # of which a session finds nothing to copy

    class Sessions(StateHolder):
        def __getitem__(self, session_id: str):
            if session_id not in self.session_data:
                state = SessionState(bare)
                state.config_values = _Unkept()
                self.session_data.setdefault(session_id, state)
            return super().__getitem__(session_id)

    page.state_session_capacity = SESSIONS
    page._queue.live_updates, page._queue.update_intervals = False, 3600       # as Blocks.queue(status_update_rate=3600) would, which builds all anew
    application.state_holder = Sessions()
    application.state_holder.set_blocks(page)
