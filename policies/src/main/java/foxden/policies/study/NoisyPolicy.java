package foxden.policies.study;

import foxden.policies.Mind;
import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.ChannelSpec;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A policy whose senses are noisy: independent Gaussian noise, anew at each decision, on every
 * length (m) and angle (rad) of the channels {@code proprio.qpos}, {@code proprio.hands}, {@code
 * truth.base}, {@code truth.objects} and {@code truth.joints}. Quaternions get half of it on each
 * component, which turns them by about that angle, and are normalised again. Velocities, gripper
 * openings, grips and goal literals stay as they are. Seeded by the episode: runs repeat.
 */
public final class NoisyPolicy implements Policy {

  private static final Set<String> NOISY =
      Set.of("proprio.qpos", "proprio.hands", "truth.base", "truth.objects", "truth.joints");

  private final Policy policy;
  private final double sigma;
  private Random random = new Random(0);
  private final Map<String, List<String>> labels = new HashMap<>();

  /**
   * Wraps a policy, which it closes.
   *
   * @param sigma standard deviation, m and rad
   */
  public NoisyPolicy(Policy policy, double sigma) {
    if (!(sigma >= 0)) {
      throw new IllegalArgumentException("sensor noise must be at least 0, not " + sigma);
    }
    this.policy = policy;
    this.sigma = sigma;
  }

  @Override
  public String name() {
    return policy.name();
  }

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
    random = new Random(seed ^ 0x73656e736f72L);
    labels.clear();
    for (ChannelSpec channel : spec.channels()) {
      labels.put(channel.name(), channel.labels());
    }
    policy.reset(spec, seed);
  }

  @Override
  public void applied(Action action) {
    policy.applied(action);
  }

  @Override
  public Decision act(Observation o) {
    return policy.act(sigma == 0 ? o : noisy(o));
  }

  private Observation noisy(Observation o) {
    Map<String, Observation.Channel> channels = new LinkedHashMap<>(o.channels());
    // in the order of their names: the same noise whatever the map's order
    NOISY.stream()
        .sorted()
        .filter(channels::containsKey)
        .forEach(
            name ->
                channels.put(
                    name,
                    new Observation.Vector(
                        noisy(o.vector(name).clone(), labels.getOrDefault(name, List.of())))));
    return new Observation(o.step(), o.time(), channels);
  }

  private float[] noisy(float[] x, List<String> names) {
    for (int i = 0; i < x.length; i++) {
      String name = i < names.size() ? names.get(i) : "";
      boolean turn = name.endsWith("qx") && i + 3 < x.length;
      if (turn) {
        turn(x, i);
        i += 3;
      } else if (!name.endsWith("/s") && !name.endsWith("mm")) {
        x[i] += (float) (sigma * random.nextGaussian());
      }
    }
    return x;
  }

  private void turn(float[] x, int at) {
    double norm = 0;
    for (int k = at; k < at + 4; k++) {
      x[k] += (float) (sigma / 2 * random.nextGaussian());
      norm += (double) x[k] * x[k];
    }
    for (int k = at; k < at + 4; k++) {
      x[k] /= (float) Math.sqrt(Math.max(1e-12, norm));
    }
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
