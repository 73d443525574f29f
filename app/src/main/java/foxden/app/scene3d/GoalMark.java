package foxden.app.scene3d;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One literal of a goal as it is drawn: the volume it speaks of, and the line along which it is
 * judged.
 *
 * @param text what is said beside it: the condition and the reason
 * @param holds whether it is true now
 * @param volumes fill volumes and regions; may be empty
 * @param from x y z where the line begins, m; null for none
 * @param to x y z where it ends
 */
record GoalMark(
    String text,
    boolean holds,
    List<OverlayShape.Volume> volumes,
    float @Nullable [] from,
    float @Nullable [] to) {

  GoalMark {
    volumes = List.copyOf(volumes);
  }
}
