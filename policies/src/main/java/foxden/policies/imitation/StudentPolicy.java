package foxden.policies.imitation;

import foxden.policies.Alteration;
import foxden.policies.Mind;
import foxden.policies.Policy;
import foxden.policies.fox.FoxCheckpoint;
import foxden.policies.fox.FoxStream;
import foxden.policies.fox.GateClamp;
import foxden.policies.fox.Gated;
import foxden.sim.Action;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plays a task as its network, trained by {@link StudentTraining}, thinks the expert would: always
 * the likeliest action, whether it is legal or not; it is told no rules and no list of legal moves.
 */
public final class StudentPolicy implements Policy, Gated {

  private final FoxCheckpoint checkpoint;
  private final Subject subject;
  private final FoxStream stream;
  private final String title;
  private Mind mind;
  private @Nullable Observation before;

  /** A policy of a checkpoint that {@link #knows} said yes to. */
  public StudentPolicy(FoxCheckpoint checkpoint) {
    this.checkpoint = checkpoint;
    this.subject = subject(checkpoint).orElseThrow();
    this.stream = new FoxStream(checkpoint.model());
    this.title = "fox (" + checkpoint.task() + ")";
    this.mind = stream.mind(title);
  }

  private static Optional<Subject> subject(FoxCheckpoint checkpoint) {
    return Subject.ALL.stream()
        .filter(s -> s.task().equals(checkpoint.task()))
        .filter(
            s ->
                checkpoint.model().inputs().get(0).size() == s.size()
                    && checkpoint.model().outputs() == s.actions())
        .findFirst();
  }

  /** Whether a checkpoint is a student's. */
  public static boolean knows(FoxCheckpoint checkpoint) {
    return checkpoint.settings().has("student") && subject(checkpoint).isPresent();
  }

  @Override
  public String name() {
    return stream.driverName();
  }

  @Override
  public void clamp(List<GateClamp> clamps) {
    stream.clamp(clamps);
  }

  @Override
  public Set<String> channels() {
    return subject.channels();
  }

  @Override
  public String checkpoint() {
    return checkpoint.hash();
  }

  @Override
  public boolean alter(Alteration change) {
    return stream.alter(change);
  }

  @Override
  public void reset(EnvironmentSpec spec, long seed) {
    if (!spec.task().startsWith(subject.task())) {
      throw new IllegalArgumentException(
          "this fox was trained for '"
              + subject.task()
              + "' and cannot drive '"
              + spec.task()
              + "'");
    }
    before = null;
    stream.reset();
    mind = stream.mind(title);
  }

  @Override
  public Decision act(Observation observation) {
    int read = stream.tokens();
    stream.append(
        0,
        subject.reader().read(observation, before),
        new Mind.Token("observation", "step " + observation.step(), observation.step()));
    before = observation;
    float[] p = stream.output();
    checkpoint.model().kernels().softmax(p, 0, p.length);
    int best = 0;
    for (int i = 0; i < p.length; i++) {
      best = p[i] > p[best] ? i : best;
    }
    Map<String, Trace.Array> arrays = new LinkedHashMap<>();
    for (int layer = 0; layer < checkpoint.model().config().layers(); layer++) {
      float[] gates = stream.logForgetSince(layer, read);
      arrays.put("fox/" + layer + "/log_forget", new Trace.Array(new int[] {gates.length}, gates));
    }
    arrays.put("fox/action_probabilities", new Trace.Array(new int[] {p.length}, p));
    return new Decision(new Action.DiscreteAction(best), new Trace(arrays, Map.of()));
  }

  @Override
  public Optional<Mind> mind() {
    return Optional.of(mind);
  }
}
