package foxden.sim.loop;

import foxden.sim.Action;
import foxden.sim.Driver;
import foxden.sim.EnvironmentSpec;
import foxden.sim.Observation;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A driver with the one thread it is called on, and the answer it still owes. */
final class DriverSeat {

  /** An answer with the step of the observation it was given for. */
  record Answer(long step, Driver.Decision decision) {}

  private final Driver driver;
  private final ExecutorService worker;
  private @Nullable Future<Driver.Decision> owed;
  private long owedStep;

  // Touched by the worker only.
  private @Nullable RuntimeException resetFailure;
  private @Nullable Action own;

  DriverSeat(Driver driver) {
    this.driver = driver;
    this.worker =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "foxden-driver-" + driver.name());
              thread.setDaemon(true);
              return thread;
            });
  }

  Driver driver() {
    return driver;
  }

  boolean busy() {
    return owed != null;
  }

  /** Step of the observation asked about last. */
  long owedStep() {
    return owedStep;
  }

  /**
   * What a driver is shown again.
   *
   * @param applied the action that was applied after it; null when there was none yet
   */
  record Seen(Observation observation, @Nullable Action applied) {}

  /** A new episode, or a return to an earlier step: forget, then see again what was seen. */
  void reset(EnvironmentSpec spec, long seed, List<Seen> seen) {
    Future<Driver.Decision> pending = owed;
    if (pending != null) {
      // Not asked at all where it has not begun; a person who is being waited for is let go.
      pending.cancel(false);
      driver.unwanted();
    }
    owed = null;
    worker.execute(
        () -> {
          try {
            resetFailure = null;
            own = null;
            driver.reset(spec, seed);
            for (Seen past : driver.remembers() ? seen : List.<Seen>of()) {
              own = driver.act(past.observation).action();
              tell(past.applied);
            }
          } catch (RuntimeException e) {
            resetFailure = e;
          }
        });
  }

  /**
   * Asks for a decision.
   *
   * @param applied the action applied in the tick before, so that the driver learns of one that was
   *     not its own; null at the start
   */
  void ask(Observation observation, @Nullable Action applied) {
    owedStep = observation.step();
    owed =
        worker.submit(
            () -> {
              RuntimeException failed = resetFailure;
              if (failed != null) {
                throw failed;
              }
              tell(applied);
              Driver.Decision decision = driver.act(observation);
              own = decision.action();
              return decision;
            });
  }

  private void tell(@Nullable Action applied) {
    Action decided = own;
    if (applied != null && decided != null && !Actions.same(applied, decided)) {
      driver.applied(applied);
      // Told once.
      own = null;
    }
  }

  /**
   * The answer owed, if it comes in time.
   *
   * @throws IllegalStateException when the driver failed; one sentence
   */
  @Nullable Answer answer(long waitNanos) {
    Future<Driver.Decision> future = owed;
    if (future == null) {
      return null;
    }
    try {
      Driver.Decision decision = future.get(Math.max(0, waitNanos), TimeUnit.NANOSECONDS);
      owed = null;
      return new Answer(owedStep, decision);
    } catch (TimeoutException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException e) {
      owed = null;
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String text = cause.getMessage();
      throw new IllegalStateException(
          "driver '"
              + driver.name()
              + "' failed: "
              + (text == null ? cause.getClass().getSimpleName() : text),
          cause);
    }
  }

  void end() {
    worker.shutdownNow();
  }
}
