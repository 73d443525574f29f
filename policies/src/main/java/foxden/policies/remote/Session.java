package foxden.policies.remote;

import foxden.policies.Policy;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.CloseFrame;
import org.jspecify.annotations.Nullable;

/** One client of a {@link PolicyServer}: an actor with its own policy, on a thread of its own. */
abstract class Session {

  /** "Unexpected condition", which openpi closes with after an error. */
  static final int FAILED = 1011;

  final WebSocket connection;
  final EnvironmentSpec spec;
  private final Supplier<Policy> policies;
  private final Consumer<String> log;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "foxden-served-policy");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable Policy policy;
  private volatile long answers;

  Session(
      WebSocket connection, EnvironmentSpec spec, Supplier<Policy> policies, Consumer<String> log) {
    this.connection = connection;
    this.spec = spec;
    this.policies = policies;
    this.log = log;
  }

  /** The first frame. */
  abstract void greet();

  /** On the session's thread. */
  abstract void text(String message);

  /** On the session's thread. */
  abstract void bytes(byte[] message);

  /** Tells of an error in this form, before the connection closes. */
  abstract void complain(String sentence);

  /** Does something on the session's thread; what it throws is told to the client. */
  final void hear(Runnable work) {
    try {
      worker.execute(
          () -> {
            try {
              work.run();
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
              String text = e.getMessage();
              String sentence = text == null ? e.getClass().getSimpleName() : text;
              log.accept("failed: " + sentence);
              if (connection.isOpen()) {
                complain(sentence);
                connection.close(FAILED, "Internal server error");
              }
            }
          });
    } catch (RejectedExecutionException e) {
      // It left meanwhile.
    }
  }

  /** The policy; made when first asked for, for a network may take a while to load. */
  final Policy policy() {
    Policy p = policy;
    if (p == null) {
      p = policies.get();
      policy = p;
    }
    return p;
  }

  /** Decides, after a look whether the observation holds what the policy reads. */
  final Policy.Decision act(Observation seen) {
    Policy p = policy();
    Set<String> missing =
        p.channels().stream()
            .filter(c -> !seen.channels().containsKey(c))
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "the observation of step %d lacks %s, which '%s' reads; it holds %s"
              .formatted(
                  seen.step(),
                  String.join(" ", missing),
                  p.name(),
                  String.join(" ", new java.util.TreeSet<>(seen.channels().keySet()))));
    }
    for (var channel : spec.channels()) {
      if (seen.channels().get(channel.name()) instanceof Observation.Vector v
          && channel.size() > 0
          && v.values().length != channel.size()) {
        throw new IllegalArgumentException(
            "'%s' in the observation of step %d has %d numbers instead of %d"
                .formatted(channel.name(), seen.step(), v.values().length, channel.size()));
      }
    }
    Policy.Decision decision = p.act(seen);
    answers++;
    return decision;
  }

  final long answers() {
    return answers;
  }

  final void close() {
    worker.execute(
        () -> {
          Policy p = policy;
          if (p != null) {
            p.close();
          }
        });
    worker.shutdown();
    if (connection.isOpen()) {
      connection.close(CloseFrame.NORMAL);
    }
  }
}
