package foxden.sim.demo;

import foxden.sim.Action;
import foxden.sim.Edit;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Event;
import foxden.sim.Goals;
import foxden.sim.Observation;
import foxden.sim.StepResult;
import foxden.sim.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns one step into the messages that are due for it; remembers what was written last. */
final class FrameEncoder {

  /** Receives messages. */
  interface Sink {
    void message(Topic topic, byte[] json);
  }

  private static final double STATES_PER_SECOND = 30;
  private static final double CONTACTS_PER_SECOND = 10;
  private static final double GOALS_PER_SECOND = 10;

  /** Larger arrays of a trace are attention, which is computed again from inputs and weights. */
  private static final int MAX_TRACE_VALUES = 1 << 14;

  /** Chunks between two messages that hold everything. */
  private static final int KEY_EVERY = 10;

  private final EnvironmentSpec spec;
  private final StateEncoder states;
  private final ContactsEncoder contacts = new ContactsEncoder();
  private final Map<String, Observation.Channel> observed = new TreeMap<>();
  private @Nullable Action action;
  private String driver = "";
  private @Nullable Goals goals;
  private double goalsAt = Double.NEGATIVE_INFINITY;
  private long stateTick = Long.MIN_VALUE;
  private long contactTick = Long.MIN_VALUE;
  private long lastTraceStep = -1;
  private int chunk;
  private boolean chunkStart = true;

  FrameEncoder(EnvironmentSpec spec) {
    this.spec = spec;
    this.states = new StateEncoder(spec);
  }

  /** The next frame begins a new chunk, which must be readable with little of what came before. */
  void newChunk() {
    chunk++;
    chunkStart = true;
  }

  /**
   * Writes what is due.
   *
   * @param applied the action that led here; null at the start
   * @param trace what the driver showed at its latest decision
   * @param traceStep step of the observation it decided on; written when it changed
   * @param edits what was changed before the action was applied
   */
  void encode(
      StepResult r,
      @Nullable Action applied,
      String who,
      Trace trace,
      long traceStep,
      List<Edit> edits,
      Sink sink) {
    frame(r, sink);
    if (!edits.isEmpty()) {
      JsonOut out = JsonOut.message(r.step(), r.time());
      EditJson.write(out.key("edits"), edits);
      sink.message(Topic.EDITS, out.close().bytes());
    }
    action(r, applied, who, sink);
    body(r, false, sink);
    if (traceStep != lastTraceStep && !(trace.arrays().isEmpty() && trace.texts().isEmpty())) {
      trace(r, who, trace, traceStep, sink);
    }
    lastTraceStep = traceStep;
    chunkStart = false;
  }

  /** After the last frame: what was not yet due for it. */
  void tail(StepResult r, Sink sink) {
    body(r, true, sink);
  }

  private void body(StepResult r, boolean last, Sink sink) {
    boolean key = chunkStart && chunk % KEY_EVERY == 0;
    long stateNow = tick(r.time(), STATES_PER_SECOND);
    if (chunkStart || last || stateNow != stateTick) {
      stateTick = stateNow;
      put(sink, Topic.STATE, states.encode(r.step(), r.time(), r.state(), key, chunkStart));
    }
    long contactNow = tick(r.time(), CONTACTS_PER_SECOND);
    if (chunkStart || last || contactNow != contactTick) {
      contactTick = contactNow;
      put(sink, Topic.CONTACTS, contacts.encode(r.step(), r.time(), r.contacts(), key));
    }
    goals(r, last, sink);
    if (!last) {
      events(r, sink);
    }
    observation(r, last, sink);
  }

  // Counts periods of simulated time; the small offset keeps whole numbers from rounding down.
  private static long tick(double time, double perSecond) {
    return (long) Math.floor(time * perSecond + 1e-6);
  }

  private static void put(Sink sink, Topic topic, byte @Nullable [] json) {
    if (json != null) {
      sink.message(topic, json);
    }
  }

  private static void frame(StepResult r, Sink sink) {
    JsonOut out = JsonOut.message(r.step(), r.time()).field("hash", "%016x".formatted(r.hash()));
    if (r.reward() != 0) {
      out.key("reward").exact(r.reward());
    }
    if (r.success()) {
      out.key("success").bool(true);
    }
    if (r.done()) {
      out.key("done").bool(true);
    }
    sink.message(Topic.FRAME, out.close().bytes());
  }

  private void action(StepResult r, @Nullable Action applied, String who, Sink sink) {
    if (applied == null || !chunkStart && who.equals(driver) && same(applied, action)) {
      return;
    }
    action = applied;
    driver = who;
    JsonOut out = JsonOut.message(r.step(), r.time()).field("driver", who);
    if (applied instanceof Action.VectorAction vector) {
      out.key("vector").exact(vector.values());
    } else if (applied instanceof Action.DiscreteAction discrete) {
      out.field("discrete", discrete.index());
    } else if (applied instanceof Action.TextAction text) {
      out.field("text", text.text());
    }
    sink.message(Topic.ACTION, out.close().bytes());
  }

  // Bit for bit: records compare float arrays by identity.
  static boolean same(Action a, @Nullable Action b) {
    if (a instanceof Action.VectorAction x && b instanceof Action.VectorAction y) {
      return Arrays.equals(x.values(), y.values());
    }
    return a.equals(b);
  }

  private void goals(StepResult r, boolean last, Sink sink) {
    Goals now = r.goals();
    Goals before = goals;
    boolean turned = before == null || chunkStart || !sameTruth(before, now);
    boolean due = last || r.time() - goalsAt >= 1 / GOALS_PER_SECOND - 1e-9;
    if (!turned && (!due || now.equals(before))) {
      return;
    }
    goals = now;
    goalsAt = r.time();
    JsonOut out = JsonOut.message(r.step(), r.time()).key("qScore").exact(now.qScore());
    out.key("heads").list();
    now.heads().forEach(goal -> goal(out, goal));
    sink.message(Topic.GOALS, out.endList().close().bytes());
  }

  private static boolean sameTruth(Goals a, Goals b) {
    if (a.qScore() != b.qScore() || a.heads().size() != b.heads().size()) {
      return false;
    }
    for (int i = 0; i < a.heads().size(); i++) {
      if (!sameTruth(a.heads().get(i), b.heads().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameTruth(Goals.Goal a, Goals.Goal b) {
    if (a.holds() != b.holds() || a.children().size() != b.children().size()) {
      return false;
    }
    for (int i = 0; i < a.children().size(); i++) {
      if (!sameTruth(a.children().get(i), b.children().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static void goal(JsonOut out, Goals.Goal goal) {
    out.open().field("name", goal.name()).field("text", goal.text());
    out.key("holds").bool(goal.holds()).field("reason", goal.reason());
    if (!goal.children().isEmpty()) {
      out.key("children").list();
      goal.children().forEach(child -> goal(out, child));
      out.endList();
    }
    out.close();
  }

  private static void events(StepResult r, Sink sink) {
    for (Event event : r.events()) {
      JsonOut out = JsonOut.message(r.step(), r.time()).key("timestamp");
      StateEncoder.timestamp(out, r.time());
      boolean warning = event.kind().equals("late") || event.kind().equals("error");
      out.field("level", warning ? 3 : 2)
          .field("message", event.text())
          .field("name", event.kind())
          .field("file", "")
          .field("line", 0)
          .strings("bodies", event.bodies());
      sink.message(Topic.EVENTS, out.close().bytes());
    }
  }

  private void observation(StepResult r, boolean last, Sink sink) {
    if (!chunkStart && !last && r.step() % spec.policyEvery() != 0) {
      return;
    }
    JsonOut out = JsonOut.message(r.step(), r.time()).key("channels").open();
    boolean anything = false;
    for (Map.Entry<String, Observation.Channel> entry :
        new TreeMap<>(r.observation().channels()).entrySet()) {
      Observation.Channel value = entry.getValue();
      // Pictures are drawn again from the states; they would swell the log a hundredfold.
      if (value instanceof Observation.Image
          || !chunkStart && same(value, observed.get(entry.getKey()))) {
        continue;
      }
      observed.put(entry.getKey(), value);
      out.key(entry.getKey());
      if (value instanceof Observation.Vector vector) {
        out.exact(vector.values());
      } else if (value instanceof Observation.Text text) {
        out.string(text.text());
      }
      anything = true;
    }
    if (anything) {
      sink.message(Topic.PROPRIO, out.close().close().bytes());
    }
  }

  private static boolean same(Observation.Channel a, Observation.@Nullable Channel b) {
    if (a instanceof Observation.Vector x && b instanceof Observation.Vector y) {
      return Arrays.equals(x.values(), y.values());
    }
    return a.equals(b);
  }

  private static void trace(StepResult r, String who, Trace trace, long traceStep, Sink sink) {
    JsonOut out = JsonOut.message(r.step(), r.time());
    out.field("observed", traceStep).field("driver", who);
    out.key("arrays").open();
    for (Map.Entry<String, Trace.Array> entry : new TreeMap<>(trace.arrays()).entrySet()) {
      Trace.Array array = entry.getValue();
      if (array.values().length > MAX_TRACE_VALUES) {
        continue;
      }
      out.key(entry.getKey()).open().key("shape").list();
      for (int size : array.shape()) {
        out.number(size);
      }
      out.endList().key("values").list();
      for (float value : array.values()) {
        out.significant(value, 5);
      }
      out.endList().close();
    }
    out.close().key("texts").open();
    new TreeMap<>(trace.texts()).forEach(out::field);
    sink.message(Topic.TRACE, out.close().close().bytes());
  }
}
