package foxden.app.link;

import foxden.sim.Dial;
import foxden.sim.Edit;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a person can do to a live world besides driving it: go other ways, change things, keep what
 * was seen. Methods are called on the FX thread and return at once.
 */
public interface Interventions {

  /**
   * A way the world went and left, or a moment that was named.
   *
   * @param id given to {@link #enter}; 0 for the recording that a live world was started from
   * @param mark whether it is a named moment
   * @param fork last step it shares with the way it was left for
   * @param episode what was seen on it, from the start on; nobody writes to it any more
   */
  record Branch(int id, String name, boolean mark, long fork, Episode episode) {

    /** Whether it can be taken up again. */
    public boolean enterable() {
      return id > 0;
    }
  }

  /** Kept, oldest first. */
  List<Branch> branches();

  /** Changes whenever {@link #branches} does. */
  long branchesVersion();

  /** Takes up a branch at its end, or a named moment; the way left for it is kept. */
  void enter(int branch);

  /** The same for a named moment, but a take that is recorded goes on from there. */
  void rollBack(int moment);

  /** Forgets a branch or a named moment. */
  void drop(int branch);

  /** Calls a branch or a named moment something else. */
  void rename(int branch, String name);

  /** Names the newest step. */
  void mark(String name);

  /** The oldest step that the world can be set back to. */
  long oldest();

  /**
   * What a body is made of, as the scene says.
   *
   * @param loose whether it can be moved about
   */
  record Physical(double mass, double friction, boolean loose) {}

  /** About a body; null for one of the robot, or where a world has no such thing. */
  @Nullable Physical physical(String body);

  /** Limits of a joint that can be put somewhere; null for others. */
  double @Nullable [] limits(String joint);

  /** Numbers of the world that can be turned; see {@link Dial}. */
  List<Dial> dials();

  /** Replaces the conditions on which the world pauses. */
  void stopOn(List<Stop> stops);

  /** Changes the world between two steps. */
  void edit(Edit edit);

  /** Takes the last change back, with what followed from it. */
  void undo();

  /** Does again what was taken back. */
  void redo();

  /** Writes the last seconds to a file in the background; says so when it is done. */
  void keepLast(double seconds, Path file);

  /**
   * Writes everything it can still be set back to to a file, in the background.
   *
   * @param done told one sentence when it is written or why not, on a thread of its own
   */
  void keepAll(Path file, Consumer<String> done);
}
