package foxden.scenes.layout;

import foxden.scenes.Models;
import foxden.scenes.Scene;
import foxden.scenes.SceneMetadata;
import foxden.scenes.Vec3;
import foxden.scenes.layout.Layout.Hold;
import java.util.List;
import java.util.Map;

/**
 * The cheetah's running track along +x: bands of a metre, posts every ten, the floor at z = 0. Long
 * enough for a whole episode at full speed.
 */
final class CheetahLayout {

  private static final int TILES = 15;
  private static final double TILE = 10;

  private CheetahLayout() {}

  static Scene scene(Models models) {
    Layout l = new Layout(models);
    double thick = models.shape("track").size().z();
    for (int k = 0; k < TILES; k++) {
      double x = TILE * (k - 1) + TILE / 2;
      l.put("track_" + k, "track", Hold.FIXED, x, 0, 0.012 - thick, Layout.yaw(0));
      l.put("post_" + k, "post", Hold.FIXED, TILE * k - TILE, 1.62, 0, Layout.yaw(0));
    }
    l.put("cheetah", "cheetah", Hold.FREE, 0, 0, 0.58, Layout.yaw(0));
    return new Scene(
        "cheetah",
        l.objects(),
        List.of(),
        List.of(),
        new SceneMetadata(
            "Cheetah",
            "A running track with bands of a metre and posts every ten metres.",
            HouseLayout.SUN,
            new SceneMetadata.Camera(new Vec3(1.9, -3.3, 1.25), new Vec3(0.25, 0, 0.42), 40),
            List.of(),
            null,
            Map.of(),
            null));
  }
}
