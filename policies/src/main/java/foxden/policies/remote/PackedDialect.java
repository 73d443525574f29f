package foxden.policies.remote;

import foxden.policies.ActionCheck;
import foxden.sim.Action;
import foxden.sim.ActionSpec;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The form of openpi, and of the BEHAVIOR challenge, which differs in two words. */
final class PackedDialect implements Dialect {

  private final Connection connection;
  private final RemoteAddress address;
  private final Mapping mapping;
  private final Map<String, @Nullable Object> metadata;
  private Set<String> read = Set.of();
  private boolean used;
  private boolean behavior;

  /**
   * @param hello the server's first frame: its metadata
   */
  PackedDialect(Connection connection, RemoteAddress address, Mapping mapping, byte[] hello) {
    this.connection = connection;
    this.address = address;
    this.mapping = mapping;
    this.metadata = map(hello, "the metadata");
  }

  @Override
  public String server() {
    return metadata.isEmpty()
        ? "a policy server (msgpack)"
        : Connection.last(metadata.toString()) + " (msgpack)";
  }

  @Override
  public @Nullable Set<String> channels() {
    Set<String> mapped = mapping.channels();
    if (mapped == null
        && metadata.get("channels") instanceof List<?> told
        && !told.isEmpty()
        && told.stream().allMatch(String.class::isInstance)) {
      // As Foxden's own server says it.
      Set<String> names = new LinkedHashSet<>();
      told.forEach(name -> names.add((String) name));
      return names;
    }
    return mapped;
  }

  @Override
  public boolean remembers() {
    // It is asked about one observation at a time; what it keeps, it keeps by itself.
    return false;
  }

  @Override
  public boolean reset(EnvironmentSpec spec, long seed, long step, Set<String> channels) {
    if (spec.action() instanceof ActionSpec.Words && !mapping.columns().isEmpty()) {
      throw wrong("has a mapping with columns, but this task takes words");
    }
    read = channels;
    boolean fresh = !used;
    used = true;
    // A server that answered with 'action' speaks the challenge's form, which has a reset.
    if (mapping.reset() == Mapping.Reset.MESSAGE || behavior) {
      connection.send(Packed.write(Map.of("reset", true)));
      return true;
    }
    return fresh || mapping.reset() == Mapping.Reset.NONE;
  }

  @Override
  public Answer ask(EnvironmentSpec spec, Observation seen, @Nullable Action applied) {
    String about = "step " + seen.step();
    connection.send(Packed.write(mapping.observation(spec, seen, read)));
    Connection.Message message = connection.receive(about);
    if (message instanceof Connection.Message.Text text) {
      throw wrong("says: " + Connection.last(text.text()));
    }
    Map<String, @Nullable Object> in =
        map(((Connection.Message.Bytes) message).data(), "the answer to " + about);
    behavior |= in.containsKey("action") && !in.containsKey("actions");
    Object actions = in.containsKey("actions") ? in.get("actions") : in.get("action");
    if (actions == null) {
      throw wrong("answered " + about + " without 'actions'; it sent " + in.keySet());
    }
    return new Answer(chunk(spec.action(), actions, about), trace(in));
  }

  private List<Action> chunk(ActionSpec spec, Object actions, String about) {
    List<Action> chunk = new ArrayList<>();
    try {
      if (actions instanceof String text) {
        chunk.add(ActionCheck.of(spec, text));
      } else if (actions instanceof List<?> list
          && !list.isEmpty()
          && list.stream().allMatch(String.class::isInstance)) {
        list.forEach(text -> chunk.add(ActionCheck.of(spec, (String) text)));
      } else {
        for (double[] row : rows(spec, array(actions))) {
          chunk.add(ActionCheck.of(spec, mapping.row(row)));
        }
      }
    } catch (IllegalArgumentException e) {
      throw wrong(
          "gave an action (%s, row %d of %s) that %s"
              .formatted(about, chunk.size(), shape(actions), e.getMessage()));
    }
    if (chunk.isEmpty()) {
      throw wrong("answered " + about + " with an empty chunk " + shape(actions));
    }
    return chunk;
  }

  private static String shape(Object actions) {
    return actions instanceof NdArray a ? a.toString() : "a list";
  }

  // Nested lists of numbers become an array as well.
  private static NdArray array(Object value) {
    if (value instanceof NdArray array) {
      return array;
    }
    if (value instanceof Number n) {
      return NdArray.of(new float[] {n.floatValue()}, 1);
    }
    if (value instanceof List<?> list && !list.isEmpty()) {
      List<NdArray> parts = new ArrayList<>();
      for (Object e : list) {
        if (e == null) {
          throw new IllegalArgumentException("holds a null");
        }
        parts.add(array(e));
      }
      boolean flat = list.stream().allMatch(Number.class::isInstance);
      int each = parts.get(0).elements();
      float[] all = new float[parts.size() * each];
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i).elements() != each) {
          throw new IllegalArgumentException("has rows of different lengths");
        }
        System.arraycopy(parts.get(i).floats(), 0, all, i * each, each);
      }
      return flat ? NdArray.of(all, all.length) : NdArray.of(all, parts.size(), each);
    }
    throw new IllegalArgumentException("is no array of numbers");
  }

  // horizon x dimension, or one row; leading ones are a batch of one.
  private static List<double[]> rows(ActionSpec spec, NdArray array) {
    int[] shape = array.shape();
    while (shape.length > 2 && shape[0] == 1) {
      shape = Arrays.copyOfRange(shape, 1, shape.length);
    }
    double[] values = array.values();
    boolean moves = spec instanceof ActionSpec.Discrete;
    int width;
    if (shape.length == 2) {
      width = shape[1];
    } else if (shape.length == 1) {
      width = moves ? 1 : shape[0];
    } else if (shape.length == 0) {
      width = 1;
    } else {
      throw new IllegalArgumentException("is no chunk of horizon x dimension");
    }
    List<double[]> rows = new ArrayList<>();
    for (int at = 0; width > 0 && at < values.length; at += width) {
      rows.add(Arrays.copyOfRange(values, at, at + width));
    }
    return rows;
  }

  private static Trace trace(Map<String, @Nullable Object> in) {
    Map<String, Trace.Array> arrays = new LinkedHashMap<>();
    if (in.get("server_timing") instanceof Map<?, ?> timing) {
      timing.forEach(
          (k, v) -> {
            if (v instanceof Number n) {
              arrays.put(
                  "remote/" + k, new Trace.Array(new int[] {1}, new float[] {n.floatValue()}));
            }
          });
    }
    return new Trace(arrays, Map.of());
  }

  private Map<String, @Nullable Object> map(byte[] data, String what) {
    try {
      return Packed.read(data);
    } catch (IllegalArgumentException e) {
      throw wrong("sent " + what + " in a form that cannot be read: " + e.getMessage());
    }
  }

  private IllegalStateException wrong(String what) {
    return new IllegalStateException(address + " " + what);
  }
}
