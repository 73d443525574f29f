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
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person who acts: turns what the devices want into actions. Velocities follow the wish, position
 * targets (torso, hands, grippers) move with it and stay when it ends. A discrete world has no way
 * to stand still, so there the driver waits with its answer until something is wanted, and a key
 * that is held down gives one move.
 */
public final class HumanDriver implements Policy {

  /** Beyond this a stick means a move in a grid. */
  private static final double MOVE = 0.5;

  // So many presses may run ahead of the world.
  private static final int AHEAD = 2;

  /** Motors of a two-legged walker, as the cheetah's task names them. */
  private static final List<String> LEGS =
      List.of("back thigh", "back shin", "back foot", "front thigh", "front shin", "front foot");

  // Whether the question that is open is of an episode that is over.
  private boolean unwanted;
  private final Deque<String> said = new ArrayDeque<>();
  private volatile Wish wish = Wish.NONE;
  // Moves of a grid that were pressed and not made yet: a tap may end before anybody asks.
  private final Deque<String> pressed = new ArrayDeque<>();
  private @Nullable EnvironmentSpec spec;
  private @Nullable HumanRobot robot;

  /** What is wanted now; say each change, so that no short press is lost. Any thread. */
  public void wish(Wish wanted) {
    synchronized (this) {
      String way = word(wanted);
      // It counts once, however long its key is held.
      if (!way.isEmpty() && !way.equals(word(wish)) && pressed.size() < AHEAD) {
        pressed.add(way);
      }
      wish = wanted;
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
    return Set.of(HumanRobot.QPOS, HumanRobot.ODOM);
  }

  /** A person needs no reminder of what was, and starts from how the robot stands now. */
  @Override
  public boolean remembers() {
    return false;
  }

  @Override
  public void reset(EnvironmentSpec of, long seed) {
    spec = of;
    robot = null;
    synchronized (this) {
      said.clear();
      pressed.clear();
      unwanted = false;
    }
  }

  @Override
  public void unwanted() {
    synchronized (this) {
      unwanted = true;
      notifyAll();
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
      float[] qpos = observation.vector(HumanRobot.QPOS);
      HumanRobot r = robot;
      if (r == null) {
        r = new HumanRobot(box, qpos);
        robot = r;
      }
      double dt = s.tickSeconds() * s.policyEvery();
      float[] odom = observation.vector(HumanRobot.ODOM);
      return new Decision(new Action.VectorAction(r.act(wish, qpos, odom, dt)), Trace.NONE);
    }
    if (s.action() instanceof ActionSpec.Box box && box.labels().containsAll(LEGS)) {
      return new Decision(new Action.VectorAction(legs(box.labels())), Trace.NONE);
    }
    throw new IllegalStateException("a person cannot drive " + s.task() + " by hand");
  }

  // Two legs of three joints, each on a pair of keys: best in slow motion.
  private float[] legs(List<String> labels) {
    Wish w = wish;
    Wish.HandWish hand = w.leftHand().plus(w.rightHand());
    double[] wanted = {w.forward(), hand.x(), hand.z(), w.left(), hand.y(), -w.torso()};
    float[] torques = new float[labels.size()];
    for (int i = 0; i < wanted.length; i++) {
      torques[labels.indexOf(LEGS.get(i))] = (float) wanted[i];
    }
    return torques;
  }

  // Waits for a wish, for a grid has no way to stand still. The loop asks from a worker thread.
  private int move(List<String> names) {
    if (names.contains("noop")) {
      return arcade(names);
    }
    while (true) {
      synchronized (this) {
        if (unwanted) {
          return 0;
        }
        String text = said.poll();
        if (text != null && names.contains(text)) {
          return names.indexOf(text);
        }
        String way = pressed.poll();
        if (way != null) {
          int at = names.indexOf(way);
          if (at >= 0) {
            return at;
          }
          continue;
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

  // Forward fires, back raises the shield; when nothing is wanted the ship stands still.
  private int arcade(List<String> names) {
    Wish w = wish;
    String way =
        w.left() > MOVE ? "left" : w.left() < -MOVE ? "right" : w.forward() < -MOVE ? "down" : "";
    boolean fire = w.forward() > MOVE;
    int at = names.indexOf(way + (fire ? "fire" : ""));
    return at >= 0 ? at : names.indexOf("noop");
  }

  // Waits until something is said.
  private String words() {
    synchronized (this) {
      while (said.isEmpty() && !unwanted) {
        try {
          wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return "";
        }
      }
      return unwanted ? "" : said.remove();
    }
  }

  private static String word(Wish w) {
    if (Math.max(Math.abs(w.forward()), Math.abs(w.left())) < MOVE) {
      return "";
    }
    if (Math.abs(w.forward()) >= Math.abs(w.left())) {
      return w.forward() > 0 ? "up" : "down";
    }
    return w.left() > 0 ? "left" : "right";
  }
}
