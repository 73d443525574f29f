package foxden.policies.fox.cheetah;

import com.google.gson.JsonArray;
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
import foxden.sim.cheetah.Cheetah;
import foxden.sim.cheetah.CheetahEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Drives the cheetah with a forgetting transformer: one token a step, the observation and the
 * action before it. Reads nothing privileged.
 */
public final class CheetahFoxPolicy implements Policy, Gated {

  private final FoxCheckpoint checkpoint;
  private final FoxStream stream;
  private final CheetahTokens tokens;
  private final float[] observation = new float[Cheetah.OBSERVATION];
  private final float[] before = new float[Cheetah.MOTORS];
  private Mind mind;

  /** A policy of a checkpoint that {@link CheetahFoxTraining} made. */
  public CheetahFoxPolicy(FoxCheckpoint checkpoint) {
    this.checkpoint = checkpoint;
    tokens =
        new CheetahTokens(
            floats(checkpoint.settings().getAsJsonArray("mean")),
            floats(checkpoint.settings().getAsJsonArray("scale")));
    stream = new FoxStream(checkpoint.model());
    mind = stream.mind(title());
  }

  private static float[] floats(JsonArray array) {
    float[] out = new float[array.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = array.get(i).getAsFloat();
    }
    return out;
  }

  private String title() {
    return "fox (" + checkpoint.task() + ")";
  }

  /** Whether a checkpoint is of this kind. */
  public static boolean knows(FoxCheckpoint checkpoint) {
    return checkpoint.task().equals(CheetahEnvironment.TASK)
        && checkpoint.settings().has("mean")
        && checkpoint.settings().has("scale");
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
  public String checkpoint() {
    return checkpoint.hash();
  }

  @Override
  public Set<String> channels() {
    return Set.of(CheetahEnvironment.POSITION, CheetahEnvironment.VELOCITY);
  }

  @Override
  public void reset(EnvironmentSpec spec, long seed) {
    if (!spec.task().startsWith(CheetahEnvironment.TASK)) {
      throw new IllegalArgumentException(
          "this fox was trained for the cheetah and cannot drive '" + spec.task() + "'");
    }
    java.util.Arrays.fill(before, 0);
    stream.reset();
    mind = stream.mind(title());
  }

  @Override
  public boolean alter(Alteration change) {
    return stream.alter(change);
  }

  @Override
  public void applied(Action action) {
    if (action instanceof Action.VectorAction vector && vector.values().length == before.length) {
      System.arraycopy(vector.values(), 0, before, 0, before.length);
    }
  }

  @Override
  public Decision act(Observation seen) {
    float[] position = seen.vector(CheetahEnvironment.POSITION);
    float[] velocity = seen.vector(CheetahEnvironment.VELOCITY);
    System.arraycopy(position, 0, observation, 0, position.length);
    System.arraycopy(velocity, 0, observation, position.length, velocity.length);
    int read = stream.tokens();
    stream.append(
        0,
        tokens.of(observation, before),
        new Mind.Token(
            "proprio",
            String.format(Locale.ROOT, "%.2f s: body and last action", seen.time()),
            seen.step()));
    float[] values = stream.output().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(-1, Math.min(1, values[i]));
    }
    System.arraycopy(values, 0, before, 0, before.length);
    Map<String, Trace.Array> arrays = new LinkedHashMap<>();
    for (int layer = 0; layer < checkpoint.model().config().layers(); layer++) {
      float[] gates = stream.logForgetSince(layer, read);
      arrays.put("fox/" + layer + "/log_forget", new Trace.Array(new int[] {gates.length}, gates));
    }
    return new Decision(new Action.VectorAction(values), new Trace(arrays, Map.of()));
  }

  @Override
  public Optional<Mind> mind() {
    return Optional.of(mind);
  }
}
