package foxden.policies.remote;

import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.ChannelSpec;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.java_websocket.WebSocket;
import org.jspecify.annotations.Nullable;

/**
 * A client that speaks as openpi's or the BEHAVIOR challenge's does. It is answered with both
 * names: {@code actions}, a chunk of one row, and {@code action}, the row.
 */
final class PackedSession extends Session {

  private long seed;
  private boolean begun;
  private long step;
  private double before = Double.NaN;

  PackedSession(
      WebSocket connection,
      EnvironmentSpec spec,
      Supplier<Policy> policies,
      long seed,
      Consumer<String> log) {
    super(connection, spec, policies, log);
    this.seed = seed;
  }

  @Override
  void greet() {
    hear(
        () -> {
          Policy p = policy();
          p.reset(spec, seed);
          connection.send(
              Packed.write(
                  Map.of(
                      "policy",
                      p.name(),
                      "task",
                      spec.task(),
                      "channels",
                      p.channels().stream().sorted().toList())));
        });
  }

  @Override
  void text(String message) {
    throw new IllegalArgumentException(
        "this path takes msgpack; lockstep JSON is at " + PolicyServer.LOCKSTEP);
  }

  @Override
  void bytes(byte[] message) {
    long began = System.nanoTime();
    Map<String, @Nullable Object> in = Packed.read(message);
    if (in.containsKey("reset")) {
      // Not answered: the challenge's client does not wait.
      begin();
      return;
    }
    if (!begun) {
      begin();
    }
    if (in.get("step") instanceof Number n) {
      step = n.longValue();
    }
    Observation seen = new Observation(step, step * spec.tickSeconds(), channels(in));
    long asked = System.nanoTime();
    Action action = act(seen).action();
    double infer = (System.nanoTime() - asked) * 1e-6;
    step += spec.policyEvery();
    Map<String, Object> out = new LinkedHashMap<>();
    if (action instanceof Action.VectorAction v) {
      out.put("actions", NdArray.of(v.values(), 1, v.values().length));
      out.put("action", NdArray.of(v.values(), v.values().length));
    } else if (action instanceof Action.DiscreteAction d) {
      out.put("actions", NdArray.of(d.index(), 1, 1));
      out.put("action", NdArray.of(d.index(), 1));
    } else {
      String words = ((Action.TextAction) action).text();
      out.put("actions", List.of(words));
      out.put("action", words);
    }
    Map<String, Object> timing = new LinkedHashMap<>();
    timing.put("infer_ms", infer);
    if (!Double.isNaN(before)) {
      timing.put("prev_total_ms", before);
    }
    out.put("server_timing", timing);
    connection.send(Packed.write(out));
    before = (System.nanoTime() - began) * 1e-6;
  }

  private void begin() {
    if (begun) {
      seed++;
    }
    policy().reset(spec, seed);
    begun = true;
    step = 0;
  }

  private Map<String, Observation.Channel> channels(Map<String, @Nullable Object> in) {
    Map<String, Observation.Channel> out = new LinkedHashMap<>();
    for (ChannelSpec c : spec.channels()) {
      Object value = in.get(c.name());
      if (value instanceof String text) {
        out.put(c.name(), new Observation.Text(text));
      } else if (value instanceof NdArray a && c.kind() == ChannelSpec.Kind.IMAGE) {
        int[] shape = a.shape();
        if (shape.length != 3 || shape[2] != 3 || a.data().length != shape[0] * shape[1] * 3) {
          throw new IllegalArgumentException(
              "'%s' is %s and no uint8 image of height x width x 3".formatted(c.name(), a));
        }
        out.put(c.name(), new Observation.Image(shape[1], shape[0], a.data()));
      } else if (value instanceof NdArray a) {
        out.put(c.name(), new Observation.Vector(a.floats()));
      }
    }
    return out;
  }

  @Override
  void complain(String sentence) {
    connection.send(sentence);
  }
}
