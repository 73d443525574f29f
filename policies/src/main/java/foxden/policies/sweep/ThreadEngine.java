package foxden.policies.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Threads of this process, each with a world and a player of its own. */
public final class ThreadEngine implements Engine {

  private final SweepProgram program;
  private final int threads;
  private final @Nullable Path logs;

  /**
   * An engine.
   *
   * @param logs folder for logs; null to keep none
   */
  public ThreadEngine(SweepProgram program, int threads, @Nullable Path logs) {
    this.program = program;
    this.threads = Math.max(1, threads);
    this.logs = logs;
  }

  @Override
  public void run(Plan plan, List<Plan.Job> jobs, Sink sink)
      throws IOException, InterruptedException {
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean failed = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      ExecutorCompletionService<Boolean> ends = new ExecutorCompletionService<>(pool);
      int workers = Math.min(threads, jobs.size());
      for (int i = 0; i < workers; i++) {
        ends.submit(work(plan, jobs, next, failed, sink));
      }
      List<Throwable> causes = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        try {
          var unused = ends.take().get();
        } catch (ExecutionException e) {
          failed.set(true);
          causes.add(e.getCause());
        }
      }
      if (!causes.isEmpty()) {
        Throwable first = causes.get(0);
        if (first instanceof IOException io) {
          throw io;
        }
        if (first instanceof RuntimeException run) {
          throw run;
        }
        throw new IllegalStateException(first);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  // Others finish the episode they play when one fails: its row is worth keeping.
  private Callable<Boolean> work(
      Plan plan, List<Plan.Job> jobs, AtomicInteger next, AtomicBoolean failed, Sink sink) {
    return () -> {
      try (SweepWorker worker = new SweepWorker(program, plan, logs)) {
        for (int i = next.getAndIncrement();
            i < jobs.size() && !failed.get();
            i = next.getAndIncrement()) {
          sink.row(worker.play(jobs.get(i)));
        }
        return true;
      } catch (IOException | RuntimeException e) {
        failed.set(true);
        throw e;
      }
    };
  }
}
