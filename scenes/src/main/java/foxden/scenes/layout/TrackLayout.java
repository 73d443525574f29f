package foxden.scenes.layout;

import foxden.scenes.Models;
import foxden.scenes.Scene;
import foxden.scenes.SceneMetadata;
import foxden.scenes.Vec3;
import foxden.scenes.layout.Layout.Hold;
import java.util.List;
import java.util.Map;

/**
 * The walkers' running track along +x: bands of a metre, posts every ten, the floor at z = 0. Long
 * enough for a whole episode at full speed.
 */
final class TrackLayout {

  private static final int TILES = 15;
  private static final double TILE = 10;

  private TrackLayout() {}

  static Scene scene(Models models) {
    Layout l = track(models);
    l.put("cheetah", "cheetah", Hold.FREE, 0, 0, 0.58, Layout.yaw(0));
    return scene(
        "cheetah",
        "Cheetah",
        l,
        new SceneMetadata.Camera(new Vec3(1.9, -3.3, 1.25), new Vec3(0.25, 0, 0.42), 40));
  }

  /** The same track for a walker that is drawn from its capsules; they stand up to 1.8 m tall. */
  static Scene bare(Models models, String id, String title) {
    return scene(
        id,
        title,
        track(models),
        new SceneMetadata.Camera(new Vec3(2.4, -4.3, 1.6), new Vec3(0.1, 0, 0.85), 40));
  }

  private static Layout track(Models models) {
    Layout l = new Layout(models);
    double thick = models.shape("track").size().z();
    for (int k = 0; k < TILES; k++) {
      double x = TILE * (k - 1) + TILE / 2;
      l.put("track_" + k, "track", Hold.FIXED, x, 0, 0.012 - thick, Layout.yaw(0));
      l.put("post_" + k, "post", Hold.FIXED, TILE * k - TILE, 1.62, 0, Layout.yaw(0));
    }
    return l;
  }

  private static Scene scene(String id, String title, Layout l, SceneMetadata.Camera camera) {
    return new Scene(
        id,
        l.objects(),
        List.of(),
        List.of(),
        new SceneMetadata(
            title,
            "A running track with bands of a metre and posts every ten metres.",
            HouseLayout.SUN,
            camera,
            List.of(),
            null,
            Map.of(),
            null));
  }
}
