package foxden.sim.loop;

import foxden.sim.Contact;
import foxden.sim.Event;
import foxden.sim.Goals;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import org.jspecify.annotations.Nullable;

/** When a running world should pause by itself; plain data, so that it can be saved and listed. */
public sealed interface BreakCondition {

  /** An event of this kind happened. */
  record OnEvent(String kind) implements BreakCondition {}

  /**
   * A goal or one of its parts became true, or false.
   *
   * @param text what people call it; empty for its name
   */
  record OnGoal(String name, boolean holds, @Nullable String text) implements BreakCondition {
    public OnGoal {
      // Files of before it was kept have none.
      text = text == null ? "" : text;
    }

    public OnGoal(String name, boolean holds) {
      this(name, holds, "");
    }

    private String called() {
      String t = text;
      return t == null || t.isEmpty() ? name : t;
    }
  }

  /** All goals hold, for the first time since they did not. */
  record OnSuccess() implements BreakCondition {}

  /** Two bodies touch that did not; an empty second name means anything. */
  record OnContact(String a, String b) implements BreakCondition {}

  /** A step was reached. */
  record AtStep(long step) implements BreakCondition {}

  /** A number of the state or of an observation is not one, or infinite. */
  record OnNan() implements BreakCondition {}

  /**
   * Whether it is met by a step.
   *
   * @param before the step before
   * @param now the step just made
   */
  default boolean met(StepResult before, StepResult now) {
    if (this instanceof OnEvent on) {
      return now.events().stream().map(Event::kind).anyMatch(on.kind()::equals);
    } else if (this instanceof OnGoal on) {
      return holds(now.goals(), on.name()) == on.holds()
          && holds(before.goals(), on.name()) != on.holds();
    } else if (this instanceof OnSuccess) {
      return now.success() && !before.success();
    } else if (this instanceof OnContact on) {
      return touch(now, on) && !touch(before, on);
    } else if (this instanceof OnNan) {
      return nan(now) && !nan(before);
    } else if (this instanceof AtStep at) {
      return now.step() == at.step();
    }
    throw new AssertionError(this);
  }

  /** What happened, for people, without a full stop: "bag touched the floor". */
  default String sentence() {
    return words(true);
  }

  /** What is waited for, for people, without a full stop: "bag touches the floor". */
  default String wish() {
    return words(false);
  }

  private String words(boolean past) {
    if (this instanceof OnEvent on) {
      return "an event '" + on.kind() + "' " + (past ? "happened" : "happens");
    } else if (this instanceof OnGoal on) {
      String what = "\u201c" + on.called() + "\u201d ";
      return what + (!on.holds() ? "is no longer true" : past ? "came true" : "comes true");
    } else if (this instanceof OnSuccess) {
      return "all goals hold";
    } else if (this instanceof OnContact on) {
      String other = on.b().isEmpty() ? "something" : plain(on.b());
      return plain(on.a()) + (past ? " touched " : " touches ") + other;
    } else if (this instanceof OnNan) {
      return "a number is not finite";
    } else if (this instanceof AtStep at) {
      return "step " + at.step() + (past ? " was reached" : " is reached");
    }
    throw new AssertionError(this);
  }

  // "robot/torso_link2" as people read it.
  private static String plain(String body) {
    return body.replace('_', ' ').replace('/', ' ');
  }

  private static boolean nan(StepResult r) {
    boolean bad = !Double.isFinite(r.reward()) || !finite(r.state().poses());
    for (Observation.Channel c : r.observation().channels().values()) {
      bad |= c instanceof Observation.Vector v && !finite(v.values());
    }
    return bad;
  }

  private static boolean finite(float[] values) {
    for (float v : values) {
      if (!Float.isFinite(v)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(Goals goals, String name) {
    return goals.heads().stream().anyMatch(goal -> holds(goal, name));
  }

  private static boolean holds(Goals.Goal goal, String name) {
    return goal.name().equals(name)
        ? goal.holds()
        : goal.children().stream().anyMatch(child -> holds(child, name));
  }

  private static boolean touch(StepResult r, OnContact on) {
    for (Contact c : r.contacts()) {
      if (c.a().equals(on.a()) && (on.b().isEmpty() || c.b().equals(on.b()))
          || c.b().equals(on.a()) && (on.b().isEmpty() || c.a().equals(on.b()))) {
        return true;
      }
    }
    return false;
  }
}
