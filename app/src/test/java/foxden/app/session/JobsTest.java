package foxden.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.link.Pulse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JobsTest {

  @Test
  void whatAPersonWaitsForDoesNotWaitForAFilm() throws InterruptedException {
    Pulse pulse =
        new Pulse(
            e -> {
              throw new AssertionError(e);
            });
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch opened = new CountDownLatch(1);
    try (Jobs jobs = new Jobs(pulse, m -> {})) {
      jobs.queue("a film", job -> end.await());
      jobs.queue("another", job -> {});
      jobs.start(
          "opening",
          job -> {
            opened.countDown();
            end.await();
          });
      assertTrue(opened.await(20, TimeUnit.SECONDS), "it waits behind the film");
      assertEquals(
          List.of("opening", "a film", "another"),
          jobs.running().stream().map(Jobs.Job::title).toList());
      end.countDown();
    }
  }
}
