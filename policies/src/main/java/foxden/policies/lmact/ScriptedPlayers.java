package foxden.policies.lmact;

import foxden.policies.Policy;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.TextForm;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;

/** Players that need no model: what language models are compared with. */
public final class ScriptedPlayers {

  private ScriptedPlayers() {}

  /**
   * Copies: the action that a demonstration took on the very same observation, the latest such one;
   * without one, the action of the same step of the first demonstration, and "" when there is none.
   */
  public static Player copy() {
    return new Player() {
      @Override
      public String name() {
        return "copy";
      }

      @Override
      public void reset(long seed) {}

      @Override
      public String answer(Turn turn) {
        Object now = key(turn.form(), turn.now(), turn.representation());
        String found = "";
        for (Demonstration demo : turn.demonstrations()) {
          for (int s = 0; s < demo.actions().size(); s++) {
            Object then = key(turn.form(), demo.observations().get(s), turn.representation());
            if (then.equals(now)) {
              found = demo.actions().get(s);
            }
          }
        }
        if (!found.isEmpty() || turn.demonstrations().isEmpty()) {
          return found;
        }
        List<String> first = turn.demonstrations().get(0).actions();
        return first.get(Math.min(turn.actions().size(), first.size() - 1));
      }
    };
  }

  // Observations compare by what the representation shows of them.
  private static Object key(TextForm form, Observation o, String representation) {
    Observation.Channel channel = form.observe(o, representation);
    if (channel instanceof Observation.Image image) {
      return Arrays.hashCode(image.rgb());
    }
    return channel;
  }

  /**
   * The action of the nearest demonstrated observation that is legal now; in the space of the
   * vector channels, or of the characters of the texts (share of positions that differ) where a
   * task has no vectors.
   */
  public static Player nearest() {
    return new Nearest();
  }

  private static final class Nearest implements Player {
    @Override
    public String name() {
      return "nearest";
    }

    @Override
    public void reset(long seed) {}

    @Override
    public String answer(Turn turn) {
      String best = "";
      double least = Double.POSITIVE_INFINITY;
      Map<String, Boolean> legal = new HashMap<>();
      for (Demonstration demo : turn.demonstrations()) {
        for (int s = 0; s < demo.actions().size(); s++) {
          String action = demo.actions().get(s);
          double d = distance(demo.observations().get(s), turn.now());
          if (d < least && legal.computeIfAbsent(action, a -> turn.form().legal(a, turn.now()))) {
            least = d;
            best = action;
          }
        }
      }
      return best;
    }

    private static double distance(Observation a, Observation b) {
      double vectors = 0;
      double texts = 0;
      boolean any = false;
      for (Map.Entry<String, Observation.Channel> entry : a.channels().entrySet()) {
        Observation.Channel other = b.channels().get(entry.getKey());
        if (entry.getKey().startsWith("truth.") || other == null) {
          continue;
        }
        if (entry.getValue() instanceof Observation.Vector v
            && other instanceof Observation.Vector w
            && v.values().length == w.values().length) {
          any = true;
          for (int i = 0; i < v.values().length; i++) {
            double d = v.values()[i] - w.values()[i];
            vectors += d * d;
          }
        } else if (entry.getValue() instanceof Observation.Text t
            && other instanceof Observation.Text u) {
          texts += unlike(t.text(), u.text());
        }
      }
      return any ? vectors : texts;
    }

    private static double unlike(String a, String b) {
      int most = Math.max(a.length(), b.length());
      int same = 0;
      for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
        same += a.charAt(i) == b.charAt(i) ? 1 : 0;
      }
      return most == 0 ? 0 : 1 - (double) same / most;
    }
  }

  /** Answers nothing, always. */
  public static Player silent() {
    return new Player() {
      @Override
      public String name() {
        return "silent";
      }

      @Override
      public void reset(long seed) {}

      @Override
      public String answer(Turn turn) {
        return "";
      }
    };
  }

  /**
   * The task's expert, with a random legal action in its place at a certain rate.
   *
   * @param rate share of random actions, 0 to 1
   */
  public static Player noisy(Policy expert, EnvironmentSpec spec, double rate) {
    return new Player() {
      private Random random = new Random(0);

      @Override
      public String name() {
        return rate == 0 ? "expert" : "noisy-expert:" + rate;
      }

      @Override
      public String caveat() {
        return expert.caveat();
      }

      @Override
      public Set<String> channels() {
        return expert.channels();
      }

      @Override
      public void reset(long seed) {
        random = new Random(seed ^ 0x6e6f697379L);
        expert.reset(spec, seed);
      }

      @Override
      public String answer(Turn turn) {
        String own = turn.form().text(expert.act(turn.now()).action());
        boolean slip = random.nextDouble() < rate;
        return slip ? turn.form().sample(turn.now(), random) : own;
      }

      @Override
      public void close() {
        expert.close();
      }
    };
  }

  /** A player made of a function of turn and chance; for tests and small experiments. */
  public static Player of(String name, BiFunction<Turn, Random, String> rule) {
    return new Player() {
      private Random random = new Random(0);

      @Override
      public String name() {
        return name;
      }

      @Override
      public void reset(long seed) {
        random = new Random(seed);
      }

      @Override
      public String answer(Turn turn) {
        return rule.apply(turn, random);
      }
    };
  }
}
