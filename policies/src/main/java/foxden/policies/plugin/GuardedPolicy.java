package foxden.policies.plugin;

import foxden.policies.ActionCheck;
import foxden.policies.Mind;
import foxden.policies.Policy;
import foxden.sim.Action;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A policy that nobody here wrote: called on a thread of its own, with a limit of time; what it
 * throws, and actions that do not fit, become one sentence with its name and the line.
 */
final class GuardedPolicy implements Policy {

  /** Nothing that drives a robot thinks that long. */
  static final long LIMIT_MILLIS = 30_000;

  private final Policy inner;
  private final String name;
  private final String where;
  private final long limitMillis;
  private final ExecutorService worker;
  private @Nullable EnvironmentSpec spec;
  private boolean hangs;

  GuardedPolicy(Policy inner, String where) {
    this(inner, where, LIMIT_MILLIS);
  }

  GuardedPolicy(Policy inner, String where, long limitMillis) {
    this.inner = inner;
    this.name = inner.name();
    this.where = where;
    this.limitMillis = limitMillis;
    this.worker =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "foxden-plugin-" + name);
              thread.setDaemon(true);
              return thread;
            });
  }

  private <T> T guarded(String what, Callable<T> call) {
    if (hangs) {
      throw failed("still hangs; choose another driver", null);
    }
    Future<T> answer = worker.submit(call);
    try {
      return answer.get(limitMillis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      hangs = true;
      answer.cancel(true);
      throw failed("did not come back from %s within %d ms".formatted(what, limitMillis), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer.cancel(true);
      throw failed("was interrupted in " + what, e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
        // It says itself what it cannot do.
        throw failed("says: " + cause.getMessage().strip(), cause);
      }
      String text = cause.getMessage();
      throw failed(
          "threw %s in %s%s%s"
              .formatted(
                  cause.getClass().getSimpleName(),
                  what,
                  place(cause),
                  text == null ? "" : ": " + text.strip()),
          cause);
    }
  }

  // The first line of its own code.
  private String place(Throwable cause) {
    String own = inner.getClass().getName();
    for (StackTraceElement at : cause.getStackTrace()) {
      if (at.getClassName().startsWith(own) && at.getFileName() != null) {
        return " (" + at.getFileName() + ":" + at.getLineNumber() + ")";
      }
    }
    return "";
  }

  private IllegalStateException failed(String what, @Nullable Throwable cause) {
    return new IllegalStateException(
        "policy '%s' (plug-in %s) %s".formatted(name, where, what), cause);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> tasks() {
    return inner.tasks();
  }

  @Override
  public Set<String> channels() {
    return guarded("channels", inner::channels);
  }

  @Override
  public String checkpoint() {
    return guarded("checkpoint", inner::checkpoint);
  }

  @Override
  public Optional<Mind> mind() {
    return inner.mind();
  }

  @Override
  public boolean remembers() {
    return guarded("remembers", inner::remembers);
  }

  @Override
  public long start(long episode) {
    return guarded("start", () -> inner.start(episode));
  }

  @Override
  public Optional<Resignation> resigned() {
    return guarded("resigned", inner::resigned);
  }

  @Override
  public void reset(EnvironmentSpec newSpec, long seed) {
    spec = newSpec;
    guarded(
        "reset",
        () -> {
          inner.reset(newSpec, seed);
          return true;
        });
  }

  @Override
  public void applied(Action action) {
    guarded(
        "applied",
        () -> {
          inner.applied(action);
          return true;
        });
  }

  @Override
  public Decision act(Observation observation) {
    EnvironmentSpec of = spec;
    if (of == null) {
      throw new IllegalStateException("reset the policy before it acts");
    }
    Decision decision = guarded("act", () -> inner.act(observation));
    String about = "gave an action at step " + observation.step() + " that ";
    if (decision == null || decision.action() == null || decision.trace() == null) {
      throw failed(about + "is null", null);
    }
    try {
      ActionCheck.check(of.action(), decision.action());
    } catch (IllegalArgumentException e) {
      throw failed(about + e.getMessage(), e);
    }
    return decision;
  }

  @Override
  public void close() {
    if (!hangs) {
      try {
        guarded(
            "close",
            () -> {
              inner.close();
              return true;
            });
      } catch (IllegalStateException e) {
        // It is not needed any more.
      }
    }
    worker.shutdownNow();
  }
}
