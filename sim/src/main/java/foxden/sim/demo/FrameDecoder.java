package foxden.sim.demo;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import foxden.sim.Action;
import foxden.sim.Contact;
import foxden.sim.Edit;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Event;
import foxden.sim.Goals;
import foxden.sim.Observation;
import foxden.sim.Trace;
import foxden.sim.WorldState;
import foxden.sim.demo.mcap.Mcap.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the messages of a demonstration into tracks; the mirror of {@link FrameEncoder}. */
final class FrameDecoder {

  /** One line of {@code /frame}. */
  record Frame(long step, double time, long hash, double reward, boolean success, boolean done) {}

  /** One line of {@code /action}. */
  record Acted(String driver, Action action) {}

  final List<Frame> frames = new ArrayList<>();
  final Track<Acted> actions = new Track<>();
  final Track<WorldState> states = new Track<>();
  final Track<List<Contact>> contacts = new Track<>();
  final Track<Goals> goals = new Track<>();
  final Track<DemoTrace> traces = new Track<>();
  final Track<Map<String, Observation.Channel>> observations = new Track<>();
  final Map<Long, List<Edit>> edits = new HashMap<>();
  final List<DemoEvent> events = new ArrayList<>();
  final List<String> problems = new ArrayList<>();

  private final Map<String, Integer> bodies = new HashMap<>();
  private final Map<String, Integer> joints = new HashMap<>();
  private final int[] parents;
  private final float[] relative;
  private float[] poses;
  private float[] qpos;
  private final TreeMap<List<String>, List<Contact>> pairs = new TreeMap<>((a, b) -> compare(a, b));
  private final Map<String, Observation.Channel> channels = new LinkedHashMap<>();
  private final BitSet placed = new BitSet();
  private final double[] world = new double[WorldState.POSE];

  // Of the message being read.
  private long step;
  private double time;

  FrameDecoder(EnvironmentSpec spec) {
    List<String> names = spec.bodies();
    for (int i = 0; i < names.size(); i++) {
      bodies.put(names.get(i), i);
    }
    for (int i = 0; i < spec.joints().size(); i++) {
      joints.put(spec.joints().get(i), i);
    }
    parents = new int[names.size()];
    Arrays.fill(parents, -1);
    relative = new float[names.size() * WorldState.POSE];
    for (int i = 6; i < relative.length; i += WorldState.POSE) {
      relative[i] = 1;
    }
    poses = relative.clone();
    qpos = new float[spec.joints().size()];
  }

  private static int compare(List<String> a, List<String> b) {
    int first = a.get(0).compareTo(b.get(0));
    return first != 0 ? first : a.get(1).compareTo(b.get(1));
  }

  /** Takes in one message; a message that cannot be read is noted and left out. */
  void message(Message message) {
    JsonReader in =
        new JsonReader(
            new InputStreamReader(
                new ByteArrayInputStream(message.data()), StandardCharsets.UTF_8));
    try {
      switch (message.channel().topic()) {
        case "/frame" -> frame(in);
        case "/action" -> action(in);
        case "/edits" -> edits(in);
        case "/state" -> state(in);
        case "/contacts" -> contacts(in);
        case "/goals" -> goals(in);
        case "/events" -> event(in);
        case "/trace" -> trace(in);
        case "/proprio" -> observation(in);
        default -> {}
      }
    } catch (IOException | IllegalStateException | IllegalArgumentException e) {
      if (problems.size() < 10) {
        problems.add(
            "message " + message.sequence() + " of " + message.channel().topic() + " is damaged");
      }
    }
  }

  // ---- Topics -------------------------------------------------------------------------------

  private interface Field {
    void read(String name) throws IOException;
  }

  // Reads an object; step and t of a message come first and are taken here.
  private void message(JsonReader in, Field field) throws IOException {
    object(
        in,
        name -> {
          switch (name) {
            case "step" -> step = in.nextLong();
            case "t" -> time = in.nextDouble();
            default -> field.read(name);
          }
        });
  }

  private static void object(JsonReader in, Field field) throws IOException {
    in.beginObject();
    while (in.hasNext()) {
      field.read(in.nextName());
    }
    in.endObject();
  }

  private void frame(JsonReader in) throws IOException {
    long[] hash = {0};
    double[] reward = {0};
    boolean[] flags = {false, false};
    message(
        in,
        name -> {
          switch (name) {
            case "hash" -> hash[0] = Long.parseUnsignedLong(in.nextString(), 16);
            case "reward" -> reward[0] = in.nextDouble();
            case "success" -> flags[0] = in.nextBoolean();
            case "done" -> flags[1] = in.nextBoolean();
            default -> in.skipValue();
          }
        });
    if (!frames.isEmpty() && step <= frames.get(frames.size() - 1).step) {
      throw new IllegalArgumentException("steps must grow");
    }
    frames.add(new Frame(step, time, hash[0], reward[0], flags[0], flags[1]));
  }

  private void action(JsonReader in) throws IOException {
    String[] driver = {""};
    Action[] action = new Action[1];
    message(
        in,
        name -> {
          switch (name) {
            case "driver" -> driver[0] = in.nextString();
            case "vector" -> action[0] = new Action.VectorAction(floats(in));
            case "discrete" -> action[0] = new Action.DiscreteAction(in.nextInt());
            case "text" -> action[0] = new Action.TextAction(in.nextString());
            default -> in.skipValue();
          }
        });
    if (action[0] == null) {
      throw new IllegalArgumentException("no action");
    }
    actions.add(step, new Acted(driver[0], action[0]));
  }

  private void edits(JsonReader in) throws IOException {
    List<Edit> read = new ArrayList<>();
    message(
        in,
        name -> {
          if (name.equals("edits")) {
            EditJson.read(in, read);
          } else {
            in.skipValue();
          }
        });
    edits.put(step, List.copyOf(read));
  }

  private void state(JsonReader in) throws IOException {
    poses = poses.clone();
    qpos = qpos.clone();
    message(
        in,
        name -> {
          switch (name) {
            case "transforms" -> {
              in.beginArray();
              while (in.hasNext()) {
                transform(in);
              }
              in.endArray();
            }
            case "qpos" ->
                object(
                    in,
                    joint -> {
                      float value = number(in);
                      Integer index = joints.get(joint);
                      if (index != null) {
                        qpos[index] = value;
                      }
                    });
            default -> in.skipValue();
          }
        });
    place();
    states.add(step, new WorldState(poses, qpos));
  }

  private void transform(JsonReader in) throws IOException {
    String[] names = {"", ""};
    float[] pose = {0, 0, 0, 0, 0, 0, 1};
    object(
        in,
        name -> {
          switch (name) {
            case "parent_frame_id" -> names[0] = in.nextString();
            case "child_frame_id" -> names[1] = in.nextString();
            case "translation" -> object(in, axis -> pose["xyz".indexOf(axis)] = number(in));
            case "rotation" -> object(in, axis -> pose[3 + "xyzw".indexOf(axis)] = number(in));
            default -> in.skipValue();
          }
        });
    Integer body = bodies.get(names[1]);
    if (body != null) {
      parents[body] = bodies.getOrDefault(names[0], -1);
      System.arraycopy(pose, 0, relative, body * WorldState.POSE, WorldState.POSE);
    }
  }

  // A parent stands before its children in our files; elsewhere one more round finds it.
  private void place() {
    placed.clear();
    boolean waiting = true;
    for (int round = 0; waiting && round < 16; round++) {
      waiting = false;
      for (int i = 0; i < parents.length; i++) {
        int at = i * WorldState.POSE;
        if (placed.get(i)) {
          continue;
        } else if (parents[i] < 0) {
          System.arraycopy(relative, at, poses, at, WorldState.POSE);
        } else if (placed.get(parents[i])) {
          Poses.compose(poses, parents[i] * WorldState.POSE, relative, at, world);
          for (int k = 0; k < WorldState.POSE; k++) {
            poses[at + k] = (float) world[k];
          }
        } else {
          waiting = true;
          continue;
        }
        placed.set(i);
      }
    }
  }

  private void contacts(JsonReader in) throws IOException {
    message(
        in,
        name -> {
          switch (name) {
            case "key" -> {
              in.skipValue();
              pairs.clear();
            }
            case "pairs" -> {
              in.beginArray();
              while (in.hasNext()) {
                pair(in);
              }
              in.endArray();
            }
            default -> in.skipValue();
          }
        });
    List<Contact> all = new ArrayList<>();
    pairs.values().forEach(all::addAll);
    contacts.add(step, List.copyOf(all));
  }

  private void pair(JsonReader in) throws IOException {
    String[] names = {"", ""};
    List<Contact> points = new ArrayList<>();
    object(
        in,
        name -> {
          switch (name) {
            case "a" -> names[0] = in.nextString();
            case "b" -> names[1] = in.nextString();
            case "points" -> {
              in.beginArray();
              while (in.hasNext()) {
                float[] p = floats(in);
                if (p.length != 7) {
                  throw new IllegalArgumentException("a contact has 7 numbers");
                }
                points.add(
                    new Contact(names[0], names[1], p[0], p[1], p[2], p[3], p[4], p[5], p[6]));
              }
              in.endArray();
            }
            default -> in.skipValue();
          }
        });
    List<String> key = List.of(names[0], names[1]);
    if (points.isEmpty()) {
      pairs.remove(key);
    } else {
      pairs.put(key, points);
    }
  }

  private void goals(JsonReader in) throws IOException {
    double[] score = {0};
    List<Goals.Goal> heads = new ArrayList<>();
    message(
        in,
        name -> {
          switch (name) {
            case "qScore" -> score[0] = in.nextDouble();
            case "heads" -> goalList(in, heads);
            default -> in.skipValue();
          }
        });
    goals.add(step, new Goals(heads, score[0]));
  }

  private static void goalList(JsonReader in, List<Goals.Goal> into) throws IOException {
    in.beginArray();
    while (in.hasNext()) {
      String[] texts = {"", "", ""};
      boolean[] holds = {false};
      List<Goals.Goal> children = new ArrayList<>();
      object(
          in,
          name -> {
            switch (name) {
              case "name" -> texts[0] = in.nextString();
              case "text" -> texts[1] = in.nextString();
              case "reason" -> texts[2] = in.nextString();
              case "holds" -> holds[0] = in.nextBoolean();
              case "children" -> goalList(in, children);
              default -> in.skipValue();
            }
          });
      into.add(new Goals.Goal(texts[0], texts[1], holds[0], texts[2], children));
    }
    in.endArray();
  }

  private void event(JsonReader in) throws IOException {
    String[] texts = {"", ""};
    List<String> names = new ArrayList<>();
    message(
        in,
        name -> {
          switch (name) {
            case "name" -> texts[0] = in.nextString();
            case "message" -> texts[1] = in.nextString();
            case "bodies" -> {
              in.beginArray();
              while (in.hasNext()) {
                names.add(in.nextString());
              }
              in.endArray();
            }
            default -> in.skipValue();
          }
        });
    events.add(new DemoEvent(step, time, new Event(texts[0], texts[1], names)));
  }

  private void trace(JsonReader in) throws IOException {
    String[] driver = {""};
    long[] observed = {-1};
    Map<String, Trace.Array> arrays = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    message(
        in,
        name -> {
          switch (name) {
            case "driver" -> driver[0] = in.nextString();
            case "observed" -> observed[0] = in.nextLong();
            case "texts" -> object(in, text -> texts.put(text, in.nextString()));
            case "arrays" -> object(in, array -> arrays.put(array, array(in)));
            default -> in.skipValue();
          }
        });
    traces.add(step, new DemoTrace(step, observed[0], driver[0], new Trace(arrays, texts)));
  }

  private static Trace.Array array(JsonReader in) throws IOException {
    float[][] parts = {{}, {}};
    object(
        in,
        name -> {
          switch (name) {
            case "shape" -> parts[0] = floats(in);
            case "values" -> parts[1] = floats(in);
            default -> in.skipValue();
          }
        });
    int[] shape = new int[parts[0].length];
    long size = 1;
    for (int i = 0; i < shape.length; i++) {
      shape[i] = (int) parts[0][i];
      size *= shape[i];
    }
    if (size != parts[1].length) {
      throw new IllegalArgumentException("shape and values differ");
    }
    return new Trace.Array(shape, parts[1]);
  }

  private void observation(JsonReader in) throws IOException {
    message(
        in,
        name -> {
          if (!name.equals("channels")) {
            in.skipValue();
            return;
          }
          object(
              in,
              channel ->
                  channels.put(
                      channel,
                      in.peek() == JsonToken.STRING
                          ? new Observation.Text(in.nextString())
                          : new Observation.Vector(floats(in))));
        });
    observations.add(step, Map.copyOf(channels));
  }

  // ---- Numbers ------------------------------------------------------------------------------

  private static float number(JsonReader in) throws IOException {
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      return Float.NaN;
    }
    return Float.parseFloat(in.nextString());
  }

  private static float[] floats(JsonReader in) throws IOException {
    float[] values = new float[32];
    int n = 0;
    in.beginArray();
    while (in.hasNext()) {
      if (n == values.length) {
        values = Arrays.copyOf(values, 2 * n);
      }
      values[n++] = number(in);
    }
    in.endArray();
    return Arrays.copyOf(values, n);
  }

  /** The last frame read, if any. */
  @Nullable Frame lastFrame() {
    return frames.isEmpty() ? null : frames.get(frames.size() - 1);
  }
}
