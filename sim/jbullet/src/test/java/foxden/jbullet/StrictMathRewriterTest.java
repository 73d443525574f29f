package foxden.jbullet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import javax.vecmath.AxisAngle4f;
import javax.vecmath.Matrix3f;
import org.junit.jupiter.api.Test;

class StrictMathRewriterTest {

  @Test
  void rotationsComeFromStrictMath() {
    for (int i = 0; i < 1000; i++) {
      double angle = i * 0.7310585786;
      Matrix3f m = new Matrix3f();
      m.rotZ((float) angle);
      assertEquals((float) StrictMath.sin((double) (float) angle), m.m10, "sin of " + angle);
      assertEquals((float) StrictMath.cos((double) (float) angle), m.m00, "cos of " + angle);
    }
  }

  @Test
  void noClassOnTheClassPathStillCallsMath() throws IOException {
    for (String name :
        new String[] {
          "javax/vecmath/Matrix3f.class",
          "javax/vecmath/Quat4f.class",
          "com/bulletphysics/linearmath/QuaternionUtil.class",
          "com/bulletphysics/linearmath/TransformUtil.class"
        }) {
      URL url = StrictMathRewriterTest.class.getClassLoader().getResource(name);
      assertTrue(url.toString().contains("/target/classes/"), url + " is not the rewritten copy");
      try (InputStream in = url.openStream()) {
        String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("java/lang/Math"), name);
        assertTrue(text.contains("java/lang/StrictMath"), name);
      }
    }
  }

  @Test
  void axisAngleStaysARotation() {
    Matrix3f m = new Matrix3f();
    m.set(new AxisAngle4f(0, 0, 1, 1.25f));
    assertEquals(1, m.determinant(), 1e-6);
  }
}
