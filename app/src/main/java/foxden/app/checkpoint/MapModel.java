package foxden.app.checkpoint;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Computes maps and readings away from the FX thread; the newest wish for a map wins. */
final class MapModel implements AutoCloseable {

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          r -> {
            Thread thread = new Thread(r, "foxden-checkpoint");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicLong newest = new AtomicLong();
  private final Consumer<PooledMap> ready;

  /**
   * @param ready told about each map; on the worker
   */
  MapModel(Consumer<PooledMap> ready) {
    this.ready = ready;
  }

  /** Asks for a map; returns at once. */
  void want(PooledMap.View view, int width, int height) {
    long wish = newest.incrementAndGet();
    run(
        () -> {
          if (newest.get() == wish) {
            PooledMap map = PooledMap.of(view, width, height, () -> newest.get() != wish);
            if (map != null) {
              ready.accept(map);
            }
          }
        });
  }

  /** Runs something on the worker. */
  void run(Runnable job) {
    if (!worker.isShutdown()) {
      worker.execute(job);
    }
  }

  @Override
  public void close() {
    newest.incrementAndGet();
    worker.shutdownNow();
  }
}
