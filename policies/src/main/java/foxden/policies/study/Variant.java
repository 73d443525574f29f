package foxden.policies.study;

import foxden.policies.Alteration;
import foxden.policies.Mind;
import foxden.policies.Policy;
import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.household.HouseholdFoxPolicy;
import foxden.sim.Action;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a study does to the household fox, by the words that stand in its table: {@code whole},
 * {@code head 0.2 off}, {@code gate 1.3 open} (layer and head, from 0), {@code sigma 0.01} (noise
 * of the senses, m and rad). The same words make the same policy again: to watch an episode of a
 * study is to run it once more.
 */
public final class Variant {

  /** What people type before the words to let one drive: {@code study:head 0.2 off}. */
  public static final String PREFIX = "study:";

  /** Nothing is done. */
  public static final String WHOLE = "whole";

  private static final Pattern PLACE =
      Pattern.compile("(head|gate) (\\d{1,4})\\.(\\d{1,4}) (off|open)");

  private Variant() {}

  /** A policy without each head, and with each gate held open; the whole one first. */
  public static List<String> heads(FoxCheckpoint fox) {
    List<String> out = new ArrayList<>(List.of(WHOLE));
    for (String kind : new String[] {"head %d.%d off", "gate %d.%d open"}) {
      for (int layer = 0; layer < fox.model().config().layers(); layer++) {
        for (int head = 0; head < fox.model().config().heads(); head++) {
          out.add(String.format(Locale.ROOT, kind, layer, head));
        }
      }
    }
    return out;
  }

  /** A policy with noisy senses, for each standard deviation, m and rad. */
  public static List<String> noise(List<Double> sigmas) {
    return sigmas.stream().map(s -> "sigma " + s).toList();
  }

  /**
   * Makes it. The checkpoint is read, not changed.
   *
   * @throws IllegalArgumentException one sentence: the words are not known, or there is no such
   *     head
   */
  public static Policy of(String typed, FoxCheckpoint fox) {
    String words = typed.strip();
    return new Named(PREFIX + words, make(words, fox));
  }

  private static Policy make(String words, FoxCheckpoint fox) {
    if (words.equals(WHOLE)) {
      return new HouseholdFoxPolicy(fox);
    }
    if (words.startsWith("sigma ")) {
      try {
        double sigma = Double.parseDouble(words.substring("sigma ".length()));
        return new NoisyPolicy(new HouseholdFoxPolicy(fox), sigma);
      } catch (NumberFormatException e) {
        // Told below.
      }
    }
    Matcher at = PLACE.matcher(words);
    if (at.matches() && at.group(1).equals("head") == at.group(4).equals("off")) {
      int layer = Integer.parseInt(at.group(2));
      int head = Integer.parseInt(at.group(3));
      return new HouseholdFoxPolicy(
          at.group(1).equals("head")
              ? HeadAblation.silent(fox, layer, head)
              : HeadAblation.open(fox, layer, head));
    }
    throw new IllegalArgumentException(
        "'"
            + words
            + "' is nothing a study does; write whole, head L.H off, gate L.H open or sigma S");
  }

  /** A log tells it from the whole fox. */
  private record Named(String name, Policy policy) implements Policy {

    @Override
    public String checkpoint() {
      return policy.checkpoint();
    }

    @Override
    public Set<String> channels() {
      return policy.channels();
    }

    @Override
    public void reset(EnvironmentSpec spec, long seed) {
      policy.reset(spec, seed);
    }

    @Override
    public Decision act(Observation o) {
      return policy.act(o);
    }

    @Override
    public void applied(Action action) {
      policy.applied(action);
    }

    @Override
    public boolean alter(Alteration change) {
      return policy.alter(change);
    }

    @Override
    public Optional<Mind> mind() {
      return policy.mind();
    }

    @Override
    public void close() {
      policy.close();
    }
  }
}
