package foxden.policies.fox.household;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A forgetting transformer that drives a robot in a home. Reads {@code truth.*} for the poses of
 * things, so its scores are those of a privileged player; it reads no expert's or planner's output.
 */
public final class HouseholdFoxPolicy implements Policy, Gated {

  private final FoxCheckpoint checkpoint;
  private final List<String> things;
  private final int chunk;
  private final double fade;
  private final FoxStream stream;
  private final String title;
  private Mind mind;
  private @Nullable Sight sight;
  private float[] before = new float[0];
  private float[] closed = new float[0];
  private float[] open = new float[0];
  private final List<float[]> plans = new ArrayList<>();

  /** A policy of a checkpoint that {@link HouseholdTraining} made. */
  public HouseholdFoxPolicy(FoxCheckpoint checkpoint) {
    this.checkpoint = checkpoint;
    JsonObject settings = checkpoint.settings();
    List<String> names = new ArrayList<>();
    for (JsonElement name : settings.getAsJsonArray("things")) {
      names.add(name.getAsString());
    }
    this.things = List.copyOf(names);
    this.chunk = settings.get("chunk").getAsInt();
    this.fade = settings.get("fade").getAsDouble();
    this.stream = new FoxStream(checkpoint.model());
    this.title = "fox (" + checkpoint.task() + ")";
    this.mind = stream.mind(title);
  }

  /** Whether a checkpoint is of this kind. */
  public static boolean knows(FoxCheckpoint checkpoint) {
    return checkpoint.settings().has("things") && checkpoint.settings().has("chunk");
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
    return Sight.CHANNELS;
  }

  @Override
  public void reset(EnvironmentSpec spec, long seed) {
    if (!spec.task().equals(checkpoint.task())) {
      throw new IllegalArgumentException(
          "this fox was trained for '"
              + checkpoint.task()
              + "' and cannot drive '"
              + spec.task()
              + "'");
    }
    Sight eyes = new Sight(spec, things);
    int[] wanted = {eyes.objectsSize(), eyes.bodySize()};
    for (int kind = 0; kind < 2; kind++) {
      int size = checkpoint.model().inputs().get(kind).size();
      if (size != wanted[kind]) {
        throw new IllegalArgumentException(
            "this fox reads %d numbers of kind '%s', the environment gives %d: train it again"
                .formatted(size, checkpoint.model().inputs().get(kind).name(), wanted[kind]));
      }
    }
    sight = eyes;
    closed = floats(checkpoint.settings().getAsJsonArray("gripper_closed"));
    open = floats(checkpoint.settings().getAsJsonArray("gripper_open"));
    before = new float[eyes.actionSize()];
    plans.clear();
    stream.reset();
    mind = stream.mind(title);
  }

  private static float[] floats(JsonArray array) {
    float[] x = new float[array.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = array.get(i).getAsFloat();
    }
    return x;
  }

  @Override
  public boolean alter(Alteration change) {
    return stream.alter(change);
  }

  @Override
  public void applied(Action action) {
    if (sight != null && action instanceof Action.VectorAction v) {
      before = sight.normalise(v.values());
    }
  }

  @Override
  public Decision act(Observation observation) {
    Sight eyes = sight;
    if (eyes == null) {
      throw new IllegalStateException("reset the policy before it acts");
    }
    int read = stream.tokens();
    long step = observation.step();
    String at = String.format(Locale.ROOT, "%.1f s: ", observation.time());
    stream.append(
        Windows.OBJECTS,
        eyes.objects(observation),
        new Mind.Token("objects", at + "where things are", step));
    stream.append(
        Windows.BODY,
        eyes.body(observation, before),
        new Mind.Token("proprio", at + "body and last action", step));
    plans.add(0, stream.output());
    if (plans.size() > chunk) {
      plans.remove(plans.size() - 1);
    }
    float[] next = blend(eyes.actionSize());
    float[] action = eyes.denormalise(next, closed, open);
    before = eyes.normalise(action);
    return new Decision(new Action.VectorAction(action), trace(read, plans.get(0), eyes));
  }

  // What the last plans say about now, older ones less (temporal ensembling, Zhao et al. 2023, but
  // with the newest plan weighing most).
  private float[] blend(int size) {
    float[] sum = new float[size];
    float total = 0;
    for (int age = 0; age < plans.size(); age++) {
      float weight = (float) Math.pow(fade, age);
      if (weight < 1e-3) {
        break;
      }
      for (int i = 0; i < size; i++) {
        sum[i] += weight * plans.get(age)[age * size + i];
      }
      total += weight;
    }
    for (int i = 0; i < size; i++) {
      sum[i] /= total;
    }
    return sum;
  }

  private Trace trace(int from, float[] plan, Sight eyes) {
    Map<String, Trace.Array> arrays = new LinkedHashMap<>();
    for (int layer = 0; layer < checkpoint.model().config().layers(); layer++) {
      float[] gates = stream.logForgetSince(layer, from);
      arrays.put("fox/" + layer + "/log_forget", new Trace.Array(new int[] {gates.length}, gates));
    }
    int size = eyes.actionSize();
    float[] actions = new float[chunk * size];
    for (int c = 0; c < chunk; c++) {
      float[] row = java.util.Arrays.copyOfRange(plan, c * size, (c + 1) * size);
      System.arraycopy(eyes.denormalise(row, closed, open), 0, actions, c * size, size);
    }
    arrays.put("fox/action_chunk", new Trace.Array(new int[] {chunk, size}, actions));
    return new Trace(arrays, Map.of());
  }

  @Override
  public Optional<Mind> mind() {
    return Optional.of(mind);
  }
}
