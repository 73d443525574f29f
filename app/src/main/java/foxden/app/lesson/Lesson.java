package foxden.app.lesson;

import foxden.app.scene3d.CameraMode;
import foxden.app.scene3d.Overlay;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A lesson, as its file says.
 *
 * @param title short
 * @param summary one sentence
 * @param minutes it takes about
 * @param panes that are open while it lasts
 * @param moments names to instants that are found when they are asked for
 */
public record Lesson(
    String title,
    String summary,
    int minutes,
    Panes panes,
    Map<String, Moment> moments,
    List<Step> steps) {

  /** Which columns are open: goals and scene, mind and inspector, timeline. */
  public record Panes(boolean left, boolean right, boolean bottom) {}

  /** An instant of an episode. */
  public sealed interface Moment {

    /** A step by its number. */
    record At(long step) implements Moment {}

    /** The n-th event of a kind, counted from 1; negative from the end. */
    record OnEvent(String kind, int nth) implements Moment {}

    /** The first step at which a goal whose name holds this text comes true. */
    record OnGoal(String goal) implements Moment {}

    /** The first, or the last step. */
    record Edge(boolean last) implements Moment {}
  }

  /**
   * One page.
   *
   * @param acts done when the page is turned to
   */
  public record Step(
      String title,
      String text,
      List<Act> acts,
      @Nullable Question question,
      @Nullable Reveal reveal) {}

  /**
   * A question.
   *
   * @param choices to choose from; empty for one to think about
   * @param answer index of the right choice; -1 without choices
   */
  public record Question(String text, List<String> choices, int answer) {}

  /** What is shown, and done, when the answer is asked for. */
  public record Reveal(String text, List<Act> acts) {}

  /** Something a lesson does. */
  public sealed interface Act {

    /**
     * Opens a task or a recording.
     *
     * @param seed of the episode; null for the usual one
     * @param driver empty for the usual one
     */
    record Open(String target, @Nullable Long seed, String driver) implements Act {}

    /** Moves the cursor and pauses. */
    record Seek(Moment moment) implements Act {}

    /** Plays or pauses. */
    record Play(boolean on) implements Act {}

    /** Sets the speed. */
    record Speed(double factor) implements Act {}

    /** Picks the first body whose name begins so. */
    record PickBody(String name) implements Act {}

    /** Shows a head. */
    record Head(int layer, int head) implements Act {}

    /** Shows these marks over the world and no others. */
    record Overlays(Set<Overlay> shown) implements Act {}

    /** Looks from there. */
    record Camera(CameraMode mode) implements Act {}

    /** Hands the world to a driver. */
    record Drive(String driver) implements Act {}

    /** Starts a new episode. */
    record Restart(long seed) implements Act {}

    /** Does what a menu item does. */
    record Run(String command) implements Act {}

    /** Waits until the mind has read as far as the cursor. */
    record AwaitMind() implements Act {}

    /**
     * Makes a recording again in a world that is not quite the recorded one, and lays what comes
     * out beside it.
     *
     * @param decimals to which actions are rounded; null for not at all
     * @param body whose friction is another; empty for none
     * @param friction Coulomb coefficient of that body
     * @param from step at which the friction changes
     */
    record Again(@Nullable Integer decimals, String body, double friction, long from)
        implements Act {}
  }
}
