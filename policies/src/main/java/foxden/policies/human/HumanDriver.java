package foxden.policies.human;

import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Trace;
import foxden.sim.household.robot.R1Model;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person at the keyboard: turns what is held down into actions. Velocities follow the keys,
 * position targets (torso, hands, grippers) move while a key is held and stay when it is let go. A
 * discrete world has no way to stand still, so there the driver waits with its answer until a key
 * is held.
 */
public final class HumanDriver implements Policy {

  private volatile Set<Control> held = Set.of();
  private final Deque<String> said = new ArrayDeque<>();
  private @Nullable EnvironmentSpec spec;
  private @Nullable HumanRobot robot;

  /** What is held down now. Any thread. */
  public void held(Set<Control> controls) {
    Set<Control> copy = controls.isEmpty() ? Set.of() : EnumSet.copyOf(controls);
    synchronized (this) {
      held = copy;
      notifyAll();
    }
  }

  /** A move in words, typed or clicked; answers the next question. Any thread. */
  public void say(String move) {
    synchronized (this) {
      said.clear();
      said.add(move.strip());
      notifyAll();
    }
  }

  @Override
  public String name() {
    return "human";
  }

  @Override
  public Set<String> channels() {
    return Set.of(HumanRobot.QPOS);
  }

  @Override
  public void reset(EnvironmentSpec of, long seed) {
    spec = of;
    robot = null;
    synchronized (this) {
      said.clear();
    }
  }

  @Override
  public Decision act(Observation observation) {
    EnvironmentSpec s = spec;
    if (s == null) {
      throw new IllegalStateException("reset before act");
    }
    if (s.action() instanceof ActionSpec.Discrete d) {
      return new Decision(new Action.DiscreteAction(move(d.names())), Trace.NONE);
    }
    if (s.action() instanceof ActionSpec.Words) {
      return new Decision(new Action.TextAction(words()), Trace.NONE);
    }
    if (s.action() instanceof ActionSpec.Box box && box.labels().equals(R1Model.labels())) {
      HumanRobot r = robot;
      if (r == null) {
        r = new HumanRobot(box, observation.vector(HumanRobot.QPOS));
        robot = r;
      }
      double dt = s.tickSeconds() * s.policyEvery();
      return new Decision(new Action.VectorAction(r.act(held, dt)), Trace.NONE);
    }
    throw new IllegalStateException("a keyboard cannot drive " + s.task());
  }

  // Waits for a key, for a grid has no way to stand still. The loop asks from a worker thread.
  private int move(List<String> names) {
    if (names.contains("noop")) {
      return arcade(names);
    }
    while (true) {
      synchronized (this) {
        String text = said.poll();
        if (text != null && names.contains(text)) {
          return names.indexOf(text);
        }
        for (Control c : held) {
          int at = names.indexOf(word(c));
          if (at >= 0) {
            return at;
          }
        }
        try {
          wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return 0;
        }
      }
    }
  }

  // Forward fires, back raises the shield; without a key the ship stands still.
  private int arcade(List<String> names) {
    Set<Control> keys = held;
    String way =
        keys.contains(Control.LEFT)
            ? "left"
            : keys.contains(Control.RIGHT) ? "right" : keys.contains(Control.BACK) ? "down" : "";
    boolean fire = keys.contains(Control.FORWARD);
    int at = names.indexOf(way + (fire ? "fire" : ""));
    return at >= 0 ? at : names.indexOf("noop");
  }

  // Waits until something is said.
  private String words() {
    synchronized (this) {
      while (said.isEmpty()) {
        try {
          wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return "";
        }
      }
      return said.remove();
    }
  }

  private static String word(Control c) {
    return switch (c) {
      case FORWARD -> "up";
      case BACK -> "down";
      case LEFT -> "left";
      case RIGHT -> "right";
      default -> "";
    };
  }
}
