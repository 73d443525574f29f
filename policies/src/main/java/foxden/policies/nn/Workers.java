package foxden.policies.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.IntConsumer;

/** A few threads that share numbered parts of a job; the caller's thread does its share. */
public final class Workers implements AutoCloseable {

  private final int threads;
  private final ForkJoinPool pool;

  /** Workers on {@code threads} threads in all, the caller's included. */
  public Workers(int threads) {
    this.threads = Math.max(1, threads);
    this.pool = new ForkJoinPool(Math.max(1, this.threads - 1));
  }

  /** Threads in all, the caller's included. */
  public int threads() {
    return threads;
  }

  /**
   * Runs parts 0 to {@code parts} - 1 and waits for all of them. Which thread runs a part is open,
   * so parts must not depend on each other.
   */
  public void run(int parts, IntConsumer job) {
    if (threads == 1 || parts == 1) {
      for (int i = 0; i < parts; i++) {
        job.accept(i);
      }
      return;
    }
    int[] next = {0};
    Runnable loop =
        () -> {
          for (int i = take(next, parts); i >= 0; i = take(next, parts)) {
            job.accept(i);
          }
        };
    List<ForkJoinTask<?>> others = new ArrayList<>();
    for (int i = 1; i < Math.min(threads, parts); i++) {
      others.add(pool.submit(loop));
    }
    loop.run();
    for (ForkJoinTask<?> other : others) {
      try {
        other.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while computing", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException("a worker failed: " + e.getCause(), e);
      }
    }
  }

  private static int take(int[] next, int parts) {
    synchronized (next) {
      return next[0] < parts ? next[0]++ : -1;
    }
  }

  @Override
  public void close() {
    pool.shutdown();
  }
}
