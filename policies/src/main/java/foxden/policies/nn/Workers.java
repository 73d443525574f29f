package foxden.policies.nn;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that share numbered parts of a job; the caller's thread does its share. Helpers
 * look for the next job for a tenth of a millisecond before they sleep, so that jobs of a few
 * microseconds are worth sharing, and end when nothing came for some seconds.
 *
 * <p>Several threads may call it; while one's job runs, the others do theirs alone.
 */
public final class Workers implements AutoCloseable {

  private static final long SPIN_NANOS = 100_000;
  private static final long IDLE_NANOS = 3_000_000_000L;

  private final int threads;
  private final Helper[] helpers;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile @Nullable Job current;
  private volatile boolean closed;

  /** Workers on {@code threads} threads in all, the caller's included. */
  public Workers(int threads) {
    this.threads = Math.max(1, threads);
    this.helpers = new Helper[this.threads - 1];
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] = new Helper();
    }
  }

  /** Threads in all, the caller's included. */
  public int threads() {
    return threads;
  }

  /**
   * Runs parts 0 to {@code parts} - 1 and waits for all of them. Which thread runs a part is open,
   * so parts must not depend on each other.
   *
   * @throws IllegalStateException when a part failed on another thread
   */
  public void run(int parts, IntConsumer job) {
    if (helpers.length == 0 || parts <= 1 || !busy.compareAndSet(false, true)) {
      for (int i = 0; i < parts; i++) {
        job.accept(i);
      }
      return;
    }
    Job shared = new Job(parts, job);
    try {
      current = shared;
      for (int i = 0; i < Math.min(helpers.length, parts - 1); i++) {
        helpers[i].wake();
      }
      shared.work();
      shared.await();
    } finally {
      current = null;
      busy.set(false);
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Helper helper : helpers) {
      LockSupport.unpark(helper.thread);
    }
  }

  /** One call of {@link #run}. */
  private static final class Job {
    final int parts;
    final IntConsumer job;
    final AtomicInteger next = new AtomicInteger();
    final AtomicInteger done = new AtomicInteger();
    volatile @Nullable Throwable failure;

    Job(int parts, IntConsumer job) {
      this.parts = parts;
      this.job = job;
    }

    void work() {
      for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
        try {
          job.accept(i);
        } catch (Throwable e) {
          failure = e;
        } finally {
          done.incrementAndGet();
        }
      }
    }

    void await() {
      long until = System.nanoTime() + SPIN_NANOS;
      while (done.get() < parts) {
        if (System.nanoTime() < until) {
          Thread.onSpinWait();
        } else {
          Thread.yield();
        }
      }
      Throwable e = failure;
      if (e instanceof RuntimeException own) {
        throw own;
      } else if (e != null) {
        throw new IllegalStateException("a worker failed: " + e, e);
      }
    }
  }

  /** One thread, started when first needed. */
  private final class Helper implements Runnable {
    private static final int GONE = 0;
    private static final int AWAKE = 1;
    private static final int ASLEEP = 2;

    final AtomicInteger state = new AtomicInteger(GONE);
    volatile @Nullable Thread thread;

    // A helper that misses a job costs speed, never a part: the caller works until none is left.
    void wake() {
      if (state.get() == ASLEEP) {
        LockSupport.unpark(thread);
      } else if (state.compareAndSet(GONE, AWAKE)) {
        Thread fresh = new Thread(this, "foxden-worker");
        fresh.setDaemon(true);
        thread = fresh;
        fresh.start();
      }
    }

    @Override
    public void run() {
      Job seen = null;
      long idleSince = System.nanoTime();
      while (!closed) {
        Job job = current;
        if (job != null && job != seen) {
          seen = job;
          job.work();
          idleSince = System.nanoTime();
          continue;
        }
        long idle = System.nanoTime() - idleSince;
        if (idle < SPIN_NANOS) {
          Thread.onSpinWait();
        } else if (idle < IDLE_NANOS) {
          state.set(ASLEEP);
          Job late = current;
          if (late == null || late == seen) {
            LockSupport.parkNanos(this, IDLE_NANOS);
          }
          state.set(AWAKE);
        } else {
          break;
        }
      }
      state.set(GONE);
    }
  }
}
