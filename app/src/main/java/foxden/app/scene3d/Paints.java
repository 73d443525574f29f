package foxden.app.scene3d;

import com.jme3.bounding.BoundingVolume;
import com.jme3.material.Material;
import com.jme3.material.RenderState;
import com.jme3.math.Vector3f;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The few materials of a scene: variants of one shader, so that a pixel pays only for what it needs
 * (the moving shadow only near what moves, the contact map only on floors). Belongs to the render
 * thread.
 */
final class Paints {

  /** What a surface needs; drawn in this order, since the later mostly lie behind the earlier. */
  enum Role {
    SOLID,
    FLOOR,
    GARDEN,
    GROUND
  }

  private final Material solid;
  private final Material solidMoving;
  private final Material floor;
  private final Material floorMoving;
  private final Material ground;
  final Material glass;
  private final List<Material> all;

  Paints(Gpu gpu, Daylight light) {
    solid = home(gpu, light);
    solidMoving = home(gpu, light);
    floor = home(gpu, light);
    floorMoving = home(gpu, light);
    ground = home(gpu, light);
    for (Material m : List.of(floor, floorMoving, ground)) {
      m.setBoolean("Outside", true);
    }
    glass = home(gpu, light);
    glass.setBoolean("Glass", true);
    RenderState s = glass.getAdditionalRenderState();
    s.setFaceCullMode(RenderState.FaceCullMode.Off);
    s.setBlendMode(RenderState.BlendMode.PremultAlpha);
    s.setDepthWrite(false);
    all = List.of(solid, solidMoving, floor, floorMoving, ground, glass);
  }

  private static Material home(Gpu gpu, Daylight light) {
    Material m = new Material(gpu.assets, "foxden/app/scene3d/Home.j3md");
    // Pictures are drawn with rows top-down, which turns the winding around.
    m.getAdditionalRenderState().setFaceCullMode(RenderState.FaceCullMode.Front);
    m.setVector3("SunDirection", light.sunDirection());
    m.setVector3("SunColor", light.sun());
    m.setVector3("SkyColor", light.sky());
    m.setVector3("GroundColor", light.ground());
    m.setFloat("Exposure", light.exposure());
    return m;
  }

  /** Renews what depends on the frame. */
  void frame(Vector3f eye, ShadowMaps maps, @Nullable ContactMap contacts) {
    for (Material m : all) {
      m.setVector3("Eye", eye);
      if (m != glass) {
        maps.applyFixed(m);
      }
    }
    maps.applyMoving(solidMoving);
    maps.applyMoving(floorMoving);
    if (contacts != null) {
      for (Material m : List.of(floor, floorMoving)) {
        m.setTexture("ContactMap", contacts.texture());
        m.setVector4("ContactPlace", contacts.placement());
      }
    }
  }

  Material of(Role role, BoundingVolume bound, ShadowMaps maps) {
    return switch (role) {
      case SOLID, GARDEN -> maps.movingReaches(bound) ? solidMoving : solid;
      case FLOOR -> maps.movingReaches(bound) ? floorMoving : floor;
      case GROUND -> ground;
    };
  }
}
