package foxden.app.window;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A script that drives the real window, for the gallery and for picture tests: what to open, how
 * large, and what to do in which order. Data only.
 *
 * @param name for messages
 * @param target what to open: a task, a recording; null for the default session
 * @param width of the window, px
 * @param height of the window, px
 * @param dark the theme
 */
public record ScriptedSession(
    String name, @Nullable String target, int width, int height, boolean dark, List<Act> acts) {

  public ScriptedSession {
    acts = List.copyOf(acts);
  }

  /** One thing a person would do, or wait for. */
  public sealed interface Act
      permits Act.Run, Act.SeekTo, Act.Play, Act.Wait, Act.PickBody, Act.Hover, Act.Shoot {

    /** Runs a command by its id, such as {@code camera.follow}; see the palette. */
    record Run(String command) implements Act {}

    /** Moves the cursor to a share of the episode, 0 to 1. */
    record SeekTo(double share) implements Act {}

    /** Plays or pauses. */
    record Play(boolean on) implements Act {}

    /** Lets the window live for some seconds of wall time. */
    record Wait(double seconds) implements Act {}

    /** Picks a body. */
    record PickBody(String body) implements Act {}

    /** Hovers a past moment, as the mouse over a key column of the heat map does. */
    record Hover(double share) implements Act {}

    /** Writes the whole window as a PNG of this file name. */
    record Shoot(String file) implements Act {}
  }
}
