package foxden.app.session;

import foxden.app.link.Pulse;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Long work beside the window: each job says what it does, how far it is and how long it may still
 * take, and can be cancelled. What a person waits for runs at once; films, cuts and checks one
 * after the other behind it, so that they never crowd the world and its views off two cores. Two
 * lanes of one thread each: within a lane jobs keep their order.
 */
public final class Jobs implements AutoCloseable {

  /** The work; throw anything to fail with that sentence. */
  @FunctionalInterface
  public interface Work {
    void run(Job job) throws Exception;
  }

  /** One piece of work. Progress is set on its thread, read on any. */
  public static final class Job {
    private final String title;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private volatile long began = System.nanoTime();
    private volatile double progress = -1;

    private Job(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }

    /**
     * Says how far it is and stops here when it was cancelled.
     *
     * @param done share in [0, 1]
     * @throws CancellationException when cancelled
     */
    public void progress(double done) {
      progress = done;
      if (cancelled.get()) {
        throw new CancellationException(title + ": cancelled");
      }
    }

    /** Share done in [0, 1]; negative when not known. */
    public double progress() {
      return progress;
    }

    /** Seconds it may still take; NaN when not known. */
    public double secondsLeft() {
      double p = progress;
      double spent = (System.nanoTime() - began) / 1e9;
      return p < 0.02 || spent < 0.5 ? Double.NaN : spent * (1 - p) / p;
    }

    public void cancel() {
      cancelled.set(true);
    }

    public boolean cancelled() {
      return cancelled.get();
    }
  }

  private final ObservableList<Job> running = FXCollections.observableArrayList();
  private final ExecutorService first = lane("foxden-jobs");
  private final ExecutorService behind = lane("foxden-jobs-behind");
  private int urgent;
  private final Pulse pulse;
  private final Consumer<Message> say;

  Jobs(Pulse pulse, Consumer<Message> say) {
    this.pulse = pulse;
    this.say = say;
  }

  private static ExecutorService lane(String name) {
    return Executors.newSingleThreadExecutor(
        r -> {
          Thread t = new Thread(r, name);
          t.setDaemon(true);
          return t;
        });
  }

  /** Jobs that wait or run, those a person waits for first, oldest before newest. FX thread. */
  public ObservableList<Job> running() {
    return running;
  }

  /** Starts what a person waits for: opening, asking. FX thread. */
  public Job start(String title, Work work) {
    Job job = new Job(title);
    running.add(urgent++, job);
    return run(first, job, work, () -> urgent--);
  }

  /** Queues what may take minutes: a film, a cut, a check. FX thread. */
  public Job queue(String title, Work work) {
    Job job = new Job(title);
    running.add(job);
    return run(behind, job, work, () -> {});
  }

  private Job run(ExecutorService worker, Job job, Work work, Runnable gone) {
    String title = job.title();
    var unused =
        worker.submit(
            () -> {
              Message end = null;
              try {
                job.began = System.nanoTime();
                job.progress(0);
                work.run(job);
              } catch (CancellationException e) {
                end = new Message(Message.Level.INFO, title + ": cancelled");
              } catch (Exception | LinkageError e) {
                end = new Message(Message.Level.ERROR, title + " failed: " + sentence(e));
              }
              Message told = end;
              pulse.post(
                  () -> {
                    running.remove(job);
                    gone.run();
                    if (told != null) {
                      say.accept(told);
                    }
                  });
            });
    return job;
  }

  /** The sentence of an error; its kind when it has none. */
  public static String sentence(Throwable e) {
    String m = e.getMessage();
    return m == null || m.isBlank() ? e.getClass().getSimpleName() : m;
  }

  @Override
  public void close() {
    running.forEach(Job::cancel);
    first.shutdownNow();
    behind.shutdownNow();
  }
}
