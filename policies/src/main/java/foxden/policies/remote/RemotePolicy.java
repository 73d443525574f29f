package foxden.policies.remote;

import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import foxden.sim.Trace;
import java.net.http.HttpClient;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A policy that another program plays. The form is the server's choice: whoever greets with a
 * binary frame is spoken to as openpi's client would, whoever greets with {@code {"foxden":1}} in
 * lockstep JSON.
 *
 * <p>Chunks are executed row by row, one a decision, and dropped at a reset, when somebody else
 * acted, and when the connection was lost. A lost connection is opened again, up to {@value #TRIES}
 * times; a server that is late, sends NaN or another shape is not asked again by itself: {@link
 * #act} throws, and the run pauses or ends with that sentence.
 */
public final class RemotePolicy implements Policy {

  private static final int TRIES = 3;
  private static final long FIRST_WAIT_MILLIS = 150;

  private final RemoteAddress address;
  private final Mapping mapping;
  private final HttpClient client = Connection.client();
  private final Deque<Action> chunk = new ArrayDeque<>();
  private @Nullable Connection connection;
  private @Nullable Dialect dialect;
  private @Nullable EnvironmentSpec spec;
  private Set<String> channels;
  private final String server;
  private final boolean remembers;
  private long seed;
  private int left;
  private long reconnects;
  private @Nullable Action applied;

  /**
   * Connects, and hears what the server is.
   *
   * @throws IllegalArgumentException one sentence, when nobody answers there or the mapping cannot
   *     be read
   */
  public RemotePolicy(RemoteAddress address) {
    this.address = address;
    this.mapping = Mapping.of(address.mapping());
    try {
      Dialect first = open();
      Set<String> wanted = first.channels();
      this.channels = wanted == null ? Set.of() : wanted;
      this.server = first.server();
      this.remembers = first.remembers();
    } catch (IllegalStateException e) {
      close();
      throw new IllegalArgumentException(health(e), e);
    }
  }

  // Of a server that is late: whether it is the policy that hangs, or all of it.
  private String health(IllegalStateException e) {
    String told = String.valueOf(e.getMessage());
    return e instanceof Connection.Late && Connection.healthy(client, address)
        ? told + "; its /healthz answers, so it is the policy that hangs"
        : told;
  }

  // A server may just be starting, or come back after a crash.
  private Dialect open() {
    long wait = FIRST_WAIT_MILLIS;
    for (int attempt = 1; ; attempt++) {
      try {
        Connection fresh = new Connection(client, address);
        connection = fresh;
        Dialect made = greet(fresh);
        dialect = made;
        return made;
      } catch (Connection.Lost e) {
        if (attempt == TRIES) {
          throw e;
        }
        pause(wait);
        wait *= 2;
      }
    }
  }

  private void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("connecting to " + address + " was interrupted", e);
    }
  }

  private Dialect greet(Connection from) {
    Connection.Message hello = from.receive("its greeting");
    if (hello instanceof Connection.Message.Bytes bytes) {
      return new PackedDialect(from, address, mapping, bytes.data());
    }
    return new JsonDialect(from, address, ((Connection.Message.Text) hello).text());
  }

  private void drop() {
    Connection old = connection;
    if (old != null) {
      old.close();
    }
    connection = null;
    dialect = null;
    chunk.clear();
  }

  @Override
  public String name() {
    return RemoteAddress.PREFIX + address;
  }

  /** What the server says about itself; one line. */
  public String server() {
    return server;
  }

  /** How often a lost connection was opened again. */
  public long reconnects() {
    return reconnects;
  }

  @Override
  public Set<String> channels() {
    return channels;
  }

  @Override
  public boolean remembers() {
    return remembers;
  }

  @Override
  public void reset(EnvironmentSpec newSpec, long newSeed) {
    spec = newSpec;
    seed = newSeed;
    chunk.clear();
    left = 0;
    applied = null;
    begin(newSpec, 0);
  }

  // Tells a server of an episode, over a connection that can serve it.
  private Dialect begin(EnvironmentSpec of, long step) {
    Dialect now = dialect == null ? open() : dialect;
    Set<String> wanted = now.channels();
    if (wanted == null) {
      channels = Mapping.unprivileged(of);
    }
    try {
      if (now.reset(of, seed, step, channels)) {
        return now;
      }
    } catch (Connection.Lost e) {
      // A connection that lay idle may be gone.
    } catch (IllegalStateException e) {
      drop();
      throw e;
    }
    drop();
    Dialect fresh = open();
    try {
      if (fresh.reset(of, seed, step, channels)) {
        return fresh;
      }
    } catch (IllegalStateException e) {
      drop();
      throw e;
    }
    throw new IllegalStateException(address + " takes no new episode");
  }

  @Override
  public void applied(Action action) {
    applied = action;
    chunk.clear();
  }

  @Override
  public Decision act(Observation observation) {
    EnvironmentSpec of = spec;
    if (of == null) {
      throw new IllegalStateException("reset the policy before it acts");
    }
    Trace trace = Trace.NONE;
    if (chunk.isEmpty() || left == 0) {
      trace = ask(of, observation);
    }
    left--;
    return new Decision(chunk.remove(), trace);
  }

  private Trace ask(EnvironmentSpec of, Observation observation) {
    long began = System.nanoTime();
    long before = reconnects;
    Dialect.Answer answer;
    try {
      answer = asked(of, observation);
    } catch (IllegalStateException e) {
      // Whatever it would still send belongs to this question.
      drop();
      throw e instanceof Connection.Late ? new IllegalStateException(health(e), e) : e;
    }
    double millis = (System.nanoTime() - began) * 1e-6;
    chunk.clear();
    chunk.addAll(answer.chunk());
    left = address.execute() == 0 ? chunk.size() : Math.min(address.execute(), chunk.size());
    applied = null;
    Map<String, Trace.Array> arrays = new LinkedHashMap<>(answer.trace().arrays());
    arrays.put(
        "remote/round_trip_ms", new Trace.Array(new int[] {1}, new float[] {(float) millis}));
    arrays.put("remote/chunk_length", new Trace.Array(new int[] {1}, new float[] {chunk.size()}));
    Map<String, String> texts = new LinkedHashMap<>(answer.trace().texts());
    if (reconnects > before) {
      texts.put("remote/note", "connected again at step " + observation.step());
    }
    Action first = answer.chunk().get(0);
    if (first instanceof Action.VectorAction v) {
      arrays.put("remote/action_chunk", rows(answer, v.values().length));
    }
    return new Trace(arrays, texts);
  }

  private static Trace.Array rows(Dialect.Answer answer, int width) {
    float[] all = new float[answer.chunk().size() * width];
    int at = 0;
    for (Action a : answer.chunk()) {
      System.arraycopy(((Action.VectorAction) a).values(), 0, all, at, width);
      at += width;
    }
    return new Trace.Array(new int[] {answer.chunk().size(), width}, all);
  }

  private Dialect.Answer asked(EnvironmentSpec of, Observation observation) {
    for (int attempt = 1; ; attempt++) {
      try {
        Dialect now = dialect == null ? begin(of, observation.step()) : dialect;
        return now.ask(of, observation, applied);
      } catch (Connection.Lost e) {
        drop();
        if (attempt == TRIES) {
          throw e;
        }
        reconnects++;
      }
    }
  }

  @Override
  public void close() {
    drop();
  }
}
