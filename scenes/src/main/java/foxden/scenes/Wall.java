package foxden.scenes;

import java.util.List;

/**
 * What a dollhouse view needs to know about one wall segment, so that walls between the eye and the
 * rooms can be cut away together with what hangs on them.
 *
 * @param object name of the scene object of category {@code walls}
 * @param outward unit normal pointing out of the house; for a wall between two rooms, either side
 * @param interior whether rooms lie on both sides
 * @param mounted names of the objects to hide with it: window, curtain, picture, shelf
 */
public record Wall(String object, Vec3 outward, boolean interior, List<String> mounted) {
  public Wall {
    mounted = List.copyOf(mounted);
  }
}
