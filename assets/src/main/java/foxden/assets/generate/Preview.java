package foxden.assets.generate;

import foxden.assets.mesh.Affine;
import foxden.assets.mesh.Baked;
import foxden.assets.mesh.Kind;
import foxden.assets.mesh.ShapeDraft;
import foxden.assets.mesh.Vec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A small z-buffer rasteriser with sun and sky light, to look at models without a graphics card.
 * Only for judging shapes; the window has its own renderer.
 */
final class Preview {
  private static final int SAMPLES = 2;
  private final int width;
  private final int height;

  /** A link somewhere. */
  record Placed(Baked.Link link, Affine pose) {}

  Preview(int width, int height) {
    this.width = width;
    this.height = height;
  }

  static List<Placed> still(Baked model) {
    return model.links().stream().map(l -> new Placed(l, Affine.IDENTITY)).toList();
  }

  /** All joints at a share of their range. */
  static List<Placed> opened(Baked model, ShapeDraft shape, double share) {
    List<Placed> out = new ArrayList<>();
    for (Baked.Link l : model.links()) {
      Affine pose = Affine.IDENTITY;
      for (ShapeDraft.Joint j : shape.joints()) {
        if (j.child().equals(l.name())) {
          double q = share * j.upper();
          Vec axis = new Vec(j.axis()[0], j.axis()[1], j.axis()[2]);
          Vec p = new Vec(j.pos()[0], j.pos()[1], j.pos()[2]);
          pose = j.type().equals("slider") ? move(axis.mul(q)) : about(p, axis, q);
        }
      }
      out.add(new Placed(l, pose));
    }
    return out;
  }

  private static Affine move(Vec v) {
    return Affine.move(v.x(), v.y(), v.z());
  }

  // Rodrigues' rotation about an axis through a point.
  static Affine about(Vec p, Vec k, double angle) {
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    Vec[] e = {Vec.X, Vec.Y, Vec.Z};
    Vec[] r = new Vec[3];
    for (int i = 0; i < 3; i++) {
      r[i] = e[i].mul(c).add(k.cross(e[i]).mul(s)).add(k.mul(k.dot(e[i]) * (1 - c)));
    }
    Affine turn = new Affine(r[0], r[1], r[2], Vec.ZERO);
    return move(p).then(turn).then(move(p.mul(-1)));
  }

  static int[] beside(int[] a, int[] b, int width) {
    int h = a.length / width;
    int[] out = new int[2 * a.length];
    for (int y = 0; y < h; y++) {
      System.arraycopy(a, y * width, out, y * 2 * width, width);
      System.arraycopy(b, y * width, out, y * 2 * width + width, width);
    }
    return out;
  }

  /** Draws from an azimuth (0 looks at the front) and elevation, degrees; 0xRRGGBB rows. */
  int[] draw(List<Placed> parts, double azimuth, double elevation) {
    Vec lo = new Vec(1e9, 1e9, 1e9);
    Vec hi = lo.mul(-1);
    for (Placed p : parts) {
      for (Baked.Primitive q : p.link.primitives()) {
        for (int i = 0; i < q.positions().length; i += 3) {
          Vec v = p.pose.point(at(q.positions(), i));
          lo = new Vec(Math.min(lo.x(), v.x()), Math.min(lo.y(), v.y()), Math.min(lo.z(), v.z()));
          hi = new Vec(Math.max(hi.x(), v.x()), Math.max(hi.y(), v.y()), Math.max(hi.z(), v.z()));
        }
      }
    }
    Vec centre = lo.lerp(hi, 0.5);
    double radius = hi.sub(lo).length() / 2;
    double a = Math.toRadians(azimuth);
    double e = Math.toRadians(elevation);
    Vec back = new Vec(Math.cos(e) * Math.cos(a), Math.cos(e) * Math.sin(a), Math.sin(e));
    Vec right = Vec.Z.cross(back).unit();
    Vec up = back.cross(right);
    double distance = radius * 3.6;
    Vec eye = centre.add(back.mul(distance));
    int w = width * SAMPLES;
    int h = height * SAMPLES;
    double focal =
        Math.min(w, h) * 0.5 / (1.02 * radius / Math.sqrt(distance * distance - radius * radius));
    float[][] colour = new float[w * h][];
    double[] depth = new double[w * h];
    Arrays.fill(depth, 1e30);
    ground(colour, w, h, eye, right, up, back, focal, centre, lo.z(), radius);
    for (int pass = 0; pass < 2; pass++) {
      for (Placed p : parts) {
        for (Baked.Primitive q : p.link.primitives()) {
          if ((q.kind() == Kind.GLASS) == (pass == 1)) {
            primitive(q, p.pose, eye, right, up, back, focal, w, h, colour, depth);
          }
        }
      }
    }
    int[] out = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double[] sum = new double[3];
        for (int s = 0; s < SAMPLES * SAMPLES; s++) {
          float[] c = colour[(y * SAMPLES + s / SAMPLES) * w + x * SAMPLES + s % SAMPLES];
          for (int k = 0; k < 3; k++) {
            sum[k] += Math.min(1, c == null ? 0.75 : c[k]);
          }
        }
        int rgb = 0;
        for (int k = 0; k < 3; k++) {
          double v = Math.pow(sum[k] / (SAMPLES * SAMPLES), 1 / 2.2);
          rgb = rgb << 8 | (int) Math.min(255, 255 * v);
        }
        out[y * width + x] = rgb;
      }
    }
    return out;
  }

  private static void ground(
      float[][] colour,
      int w,
      int h,
      Vec eye,
      Vec right,
      Vec up,
      Vec back,
      double focal,
      Vec centre,
      double z,
      double radius) {
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        Vec d = right.mul((x - w / 2.0) / focal).add(up.mul((h / 2.0 - y) / focal)).sub(back);
        double t = (z - 1e-3 - eye.z()) / d.z();
        float[] c = {0.62f, 0.64f, 0.66f};
        if (t > 0) {
          Vec p = eye.add(d.mul(t)).sub(centre);
          double r = Math.hypot(p.x(), p.y()) / radius;
          float f = (float) Math.max(0, Math.min(1, 2.4 - r));
          float g = 0.46f + 0.02f * f;
          c =
              new float[] {
                g * f + c[0] * (1 - f), g * 0.9f * f + c[1] * (1 - f), g * 0.8f * f + c[2] * (1 - f)
              };
        }
        colour[y * w + x] = c;
      }
    }
  }

  private static Vec at(float[] v, int i) {
    return new Vec(v[i], v[i + 1], v[i + 2]);
  }

  private static void primitive(
      Baked.Primitive q,
      Affine pose,
      Vec eye,
      Vec right,
      Vec up,
      Vec back,
      double focal,
      int w,
      int h,
      float[][] colour,
      double[] depth) {
    for (int t = 0; t < q.indices().length; t += 3) {
      Vec[] p = new Vec[3];
      double[][] s = new double[3][];
      boolean behind = false;
      for (int k = 0; k < 3; k++) {
        p[k] = pose.point(at(q.positions(), 3 * q.indices()[t + k]));
        Vec d = p[k].sub(eye);
        double z = -d.dot(back);
        behind |= z < 1e-3;
        s[k] =
            new double[] {w / 2.0 + focal * d.dot(right) / z, h / 2.0 - focal * d.dot(up) / z, z};
      }
      double area =
          (s[1][0] - s[0][0]) * (s[2][1] - s[0][1]) - (s[1][1] - s[0][1]) * (s[2][0] - s[0][0]);
      if (behind || area >= 0) {
        continue; // seen from the back
      }
      int x0 = (int) Math.max(0, Math.floor(min(s, 0)));
      int x1 = (int) Math.min(w - 1, Math.ceil(max(s, 0)));
      int y0 = (int) Math.max(0, Math.floor(min(s, 1)));
      int y1 = (int) Math.min(h - 1, Math.ceil(max(s, 1)));
      for (int y = y0; y <= y1; y++) {
        for (int x = x0; x <= x1; x++) {
          double px = x + 0.5;
          double py = y + 0.5;
          double a = ((s[1][0] - px) * (s[2][1] - py) - (s[1][1] - py) * (s[2][0] - px)) / area;
          double b = ((s[2][0] - px) * (s[0][1] - py) - (s[2][1] - py) * (s[0][0] - px)) / area;
          double c = 1 - a - b;
          if (a < 0 || b < 0 || c < 0) {
            continue;
          }
          double iz = a / s[0][2] + b / s[1][2] + c / s[2][2];
          int i = y * w + x;
          if (1 / iz >= depth[i]) {
            continue;
          }
          double[] m = {a / s[0][2] / iz, b / s[1][2] / iz, c / s[2][2] / iz};
          float[] shaded = shade(q, pose, t, m, p, eye);
          double alpha = q.kind().alpha();
          if (alpha < 1) {
            for (int k = 0; k < 3; k++) {
              shaded[k] = (float) (alpha * shaded[k] + (1 - alpha) * colour[i][k]);
            }
          } else {
            depth[i] = 1 / iz;
          }
          colour[i] = shaded;
        }
      }
    }
  }

  private static float[] shade(
      Baked.Primitive q, Affine pose, int t, double[] m, Vec[] p, Vec eye) {
    Vec n = Vec.ZERO;
    Vec at = Vec.ZERO;
    double[] c = new double[3];
    for (int k = 0; k < 3; k++) {
      int v = q.indices()[t + k];
      n = n.add(at(q.normals(), 3 * v).mul(m[k]));
      at = at.add(p[k].mul(m[k]));
      for (int j = 0; j < 3; j++) {
        c[j] += m[k] * (q.colours()[4 * v + j] & 255) / 255.0;
      }
    }
    n = pose.direction(n).unit();
    Vec sun = new Vec(0.55, 0.35, 0.85).unit();
    Vec view = eye.sub(at).unit();
    double lambert = Math.max(0, n.dot(sun));
    double sky = 0.5 + 0.5 * n.z();
    Vec half = sun.add(view).unit();
    double gloss = 1 - q.kind().roughness();
    double spec =
        gloss * gloss * 0.6 * Math.pow(Math.max(0, n.dot(half)), 6 + 160 * gloss * gloss)
            + 0.25 * gloss * Math.pow(1 - Math.max(0, n.dot(view)), 4) * sky;
    double[] light = {
      0.95 * lambert + 0.42 * sky + 0.20,
      0.88 * lambert + 0.44 * sky + 0.185,
      0.76 * lambert + 0.48 * sky + 0.17
    };
    float[] out = new float[3];
    for (int k = 0; k < 3; k++) {
      out[k] = (float) (c[k] * light[k] * 0.85 + spec);
    }
    if (q.kind() == Kind.GLOW) {
      for (int k = 0; k < 3; k++) {
        out[k] = (float) Math.min(1, out[k] + 0.25 * c[k]);
      }
    }
    return out;
  }

  private static double min(double[][] s, int k) {
    return Math.min(s[0][k], Math.min(s[1][k], s[2][k]));
  }

  private static double max(double[][] s, int k) {
    return Math.max(s[0][k], Math.max(s[1][k], s[2][k]));
  }
}
