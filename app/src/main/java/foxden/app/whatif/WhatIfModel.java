package foxden.app.whatif;

import foxden.app.link.Episode;
import foxden.app.session.WhatIf;
import foxden.policies.Alteration;
import foxden.policies.Mind;
import foxden.sim.ChannelSpec;
import foxden.sim.EnvironmentSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What can be asked of a mind, and the words and shares of an answer; no controls. */
public final class WhatIfModel {

  private WhatIfModel() {}

  /** Groups of tokens that a mind has read, by name. */
  public static List<String> groups(Mind mind) {
    Set<String> all = new TreeSet<>();
    for (int i = 0; i < mind.tokens(); i++) {
      all.add(mind.token(i).group());
    }
    return new ArrayList<>(all);
  }

  /** Vector channels of an environment that a policy might read. */
  public static List<String> channels(EnvironmentSpec spec) {
    return spec.channels().stream()
        .filter(c -> c.kind() == ChannelSpec.Kind.VECTOR)
        .map(ChannelSpec::name)
        .toList();
  }

  /**
   * Query whose row tells what a mind attended to when it decided at or before a step; -1: none.
   */
  public static int query(Mind mind, long step) {
    int found = -1;
    // Tokens come in order of their steps; those from before the episode carry -1.
    for (int i = mind.tokens() - 1; i >= 0 && found < 0; i--) {
      if (mind.token(i).step() <= step && mind.token(i).step() >= 0) {
        found = i;
      }
    }
    return found;
  }

  /**
   * What a head attended to: the row pooled into bars, and the share of each group.
   *
   * @param bars attention mass of equal stretches of tokens, oldest first; of all tokens 1
   * @param shares by group, in the order they first came
   * @param lookBack mean age of what is attended to within the episode, s; NaN when nothing is
   */
  public record Attended(double[] bars, Map<String, Double> shares, double lookBack) {}

  /** Attention of a head at a query. */
  public static Attended attended(
      Mind mind, int layer, int head, int query, int tokens, int bars, double tick) {
    float[] a = new float[query + 1];
    mind.row(layer, head, query, a, null, null);
    double[] out = new double[bars];
    Map<String, Double> shares = new LinkedHashMap<>();
    long now = mind.token(query).step();
    double mass = 0;
    double age = 0;
    for (int j = 0; j <= query; j++) {
      Mind.Token t = mind.token(j);
      out[(int) Math.min(bars - 1, (long) j * bars / Math.max(1, tokens))] += a[j];
      shares.merge(t.group(), (double) a[j], Double::sum);
      if (t.step() >= 0) {
        mass += a[j];
        age += a[j] * (now - t.step()) * tick;
      }
    }
    return new Attended(out, shares, mass < 1e-9 ? Double.NaN : age / mass);
  }

  /** {@code objects 61 %, proprio 39 %; looks back 0.8 s}. */
  public static String words(Attended a) {
    StringBuilder s = new StringBuilder();
    a.shares()
        .forEach(
            (group, share) ->
                s.append(s.isEmpty() ? "" : ", ")
                    .append(String.format(Locale.ROOT, "%s %.0f %%", group, 100 * share)));
    if (!Double.isNaN(a.lookBack())) {
      s.append(String.format(Locale.ROOT, "; looks back %.2f s", a.lookBack()));
    }
    return s.toString();
  }

  /** Where decisions part. */
  public static String action(WhatIf.Result r) {
    if (r.firstAction() < 0) {
      return "No decision differs: " + r.who() + " does the same with " + what(r.change()) + ".";
    }
    return String.format(
        Locale.ROOT,
        "First other action at step %d (%.2f s): %s.",
        r.firstAction(),
        r.asItIs().time(r.firstAction()),
        r.differs());
  }

  private static String what(Alteration change) {
    return change.sentence();
  }

  /** How the worlds part, and how both end. */
  public static String world(WhatIf.Result r, long step) {
    String goals =
        r.comparison().goals().isEmpty()
            ? "same goals at the end"
            : String.join("; ", r.comparison().goals())
                .replace("only here", "only unchanged")
                .replace("only there", "only changed");
    return "World: "
        + r.comparison().sentence(r.asItIs().time(Math.min(step, r.asItIs().lastStep())))
        + String.format(
            Locale.ROOT, "; at most %.2f m apart; %s.", r.comparison().farthest(), goals)
        + ends(r.asItIs(), r.changed());
  }

  private static String ends(Episode a, Episode b) {
    return a.lastStep() == b.lastStep()
        ? ""
        : String.format(
            Locale.ROOT,
            " Unchanged it ends at %.2f s, changed at %.2f s.",
            a.time(a.lastStep()),
            b.time(b.lastStep()));
  }
}
