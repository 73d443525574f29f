package foxden.app.scene3d;

import java.util.List;

/**
 * One literal of a goal as it is drawn: the volume it speaks of, and the line along which it is
 * judged.
 *
 * @param text what is said beside it: the condition and the reason
 * @param holds whether it is true now
 * @param volumes fill volumes and regions; may be empty
 * @param line x y z of the two ends of the line, m, from the thing; only the first when there is no
 *     line
 */
record GoalMark(String text, boolean holds, List<OverlayShape.Volume> volumes, List<float[]> line) {

  GoalMark {
    volumes = List.copyOf(volumes);
    line = List.copyOf(line);
  }
}
