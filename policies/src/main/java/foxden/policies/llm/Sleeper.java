package foxden.policies.llm;

import java.time.Duration;

/** Waits; tests hand in one that only notes for how long. */
public interface Sleeper {

  /** Waits so long. */
  void sleep(Duration duration) throws InterruptedException;
}
