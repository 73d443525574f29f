package foxden.policies.sweep;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;

/** Who plays the episodes of a sweep: threads of this process, or other machines. */
public interface Engine {

  /** Takes the row of an episode that has ended; any thread. */
  interface Sink {
    void row(JsonObject row) throws IOException;
  }

  /**
   * Plays them all.
   *
   * @param jobs not yet played, cell after cell
   * @throws IOException when rows or logs cannot be written; one sentence
   * @throws IllegalStateException when an episode cannot be played; one sentence. Rows that came
   *     before stay
   */
  void run(Plan plan, List<Plan.Job> jobs, Sink sink) throws IOException, InterruptedException;
}
