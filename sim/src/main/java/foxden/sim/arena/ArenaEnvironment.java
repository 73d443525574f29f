package foxden.sim.arena;

import foxden.sim.Action;
import foxden.sim.Environment;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Event;
import foxden.sim.Goals;
import foxden.sim.Observation;
import foxden.sim.Replayable;
import foxden.sim.Snapshot;
import foxden.sim.StepResult;
import foxden.sim.WorldState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A game as an {@link Environment}. The game says how it begins, plays, ends, looks, and is saved;
 * counting, snapshots and hashes are done here. The hash is one of the saved bytes, so nothing can
 * be in the one and missing from the other.
 *
 * <p>After the end, further actions change nothing but the step count.
 */
public abstract class ArenaEnvironment implements Environment, Replayable {

  private static final long MAGIC = 0x666f78_6172656eL;

  private final EnvironmentSpec spec;
  private final Deque<String> fed = new ArrayDeque<>();
  private final List<Event> events = new ArrayList<>();
  private long seed;
  private long step;
  private boolean begun;

  protected ArenaEnvironment(EnvironmentSpec spec) {
    this.spec = spec;
  }

  /** A new game. */
  protected abstract void begin(long seed);

  /**
   * One move of the player and whatever answers it; called only while the game is not over.
   *
   * @return reward
   * @throws IllegalArgumentException when the action does not fit the spec; nothing changed
   */
  protected abstract double play(Action action);

  /** Refuses an action that does not fit the spec, with the sentence {@link #play} would give. */
  protected abstract void check(Action action);

  /** Whether the game ended by its own rules. */
  protected abstract boolean over();

  /** Whether the player has won. */
  protected abstract boolean won();

  protected abstract Map<String, Observation.Channel> channels();

  protected abstract Goals goals();

  protected abstract float[] poses();

  /** Writes everything that matters for what comes. */
  protected abstract void save(DataOutput out) throws IOException;

  /** Reads what {@link #save} wrote. */
  protected abstract void load(DataInput in) throws IOException;

  /** Notes something for the timeline. */
  protected final void event(String kind, String text, String... bodies) {
    events.add(new Event(kind, text, List.of(bodies)));
  }

  /** The next input fed back from a recording, or null when the world shall ask. */
  protected final @Nullable String input() {
    return fed.poll();
  }

  /** Steps since reset. */
  protected final long steps() {
    return step;
  }

  /** The seed of this game. */
  protected final long seed() {
    return seed;
  }

  @Override
  public final EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public final void feed(List<String> inputs) {
    fed.clear();
    fed.addAll(inputs);
  }

  @Override
  public final StepResult reset(long newSeed) {
    seed = newSeed;
    step = 0;
    events.clear();
    begin(newSeed);
    begun = true;
    fed.clear();
    return result(0);
  }

  @Override
  public final StepResult step(Action action) {
    if (!begun) {
      throw new IllegalStateException("reset '" + spec.task() + "' before its first step");
    }
    check(action);
    events.clear();
    double reward = 0;
    if (!over() && step < spec.maxSteps()) {
      reward = play(action);
    }
    fed.clear();
    step++;
    return result(reward);
  }

  @Override
  public final Snapshot snapshot() {
    if (!begun) {
      throw new IllegalStateException("reset '" + spec.task() + "' before a snapshot");
    }
    byte[] bytes = bytes();
    return new Snapshot(step, hash(bytes), bytes);
  }

  @Override
  public final StepResult restore(Snapshot snapshot) {
    byte[] before = begun ? bytes() : null;
    try {
      read(snapshot.bytes());
    } catch (IOException | RuntimeException e) {
      if (before != null) {
        try {
          read(before);
        } catch (IOException again) {
          throw new UncheckedIOException(again);
        }
      }
      throw new IllegalArgumentException(
          "this is no snapshot of '" + spec.task() + "', or it is damaged: " + e.getMessage(), e);
    }
    begun = true;
    events.clear();
    fed.clear();
    return result(0);
  }

  private void read(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (in.readLong() != MAGIC || !in.readUTF().equals(spec.task())) {
      throw new IOException("it belongs to another world");
    }
    seed = in.readLong();
    step = in.readLong();
    load(in);
    if (in.read() >= 0) {
      throw new IOException("it is too long");
    }
  }

  private byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(MAGIC);
      out.writeUTF(spec.task());
      out.writeLong(seed);
      out.writeLong(step);
      save(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static long hash(byte[] bytes) {
    long hash = bytes.length;
    for (byte b : bytes) {
      hash = Chance.mix(hash * 0x100000001b3L ^ (b & 0xff));
    }
    return hash;
  }

  private StepResult result(double reward) {
    double time = step * spec.tickSeconds();
    return new StepResult(
        step,
        time,
        new Observation(step, time, channels()),
        reward,
        won(),
        over() || step >= spec.maxSteps(),
        goals(),
        List.of(),
        events,
        new WorldState(poses(), new float[0]),
        hash(bytes()));
  }
}
