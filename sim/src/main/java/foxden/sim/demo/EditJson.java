package foxden.sim.demo;

import com.google.gson.stream.JsonReader;
import foxden.sim.Edit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Edits as JSON: {@code {"kind":"place","body":"bowl_1","values":[...]}}; numbers keep their bits.
 */
final class EditJson {

  private EditJson() {}

  static void write(JsonOut out, List<Edit> edits) {
    out.list();
    for (Edit edit : edits) {
      out.open().field("kind", kind(edit)).field("subject", edit.subject());
      out.key("values").list();
      for (double v : values(edit)) {
        out.exact(v);
      }
      out.endList().close();
    }
    out.endList();
  }

  private static String kind(Edit edit) {
    if (edit instanceof Edit.Place) {
      return "place";
    } else if (edit instanceof Edit.Pull) {
      return "pull";
    } else if (edit instanceof Edit.LetGo) {
      return "letgo";
    } else if (edit instanceof Edit.Friction) {
      return "friction";
    } else if (edit instanceof Edit.Mass) {
      return "mass";
    } else if (edit instanceof Edit.JointAt) {
      return "joint";
    } else if (edit instanceof Edit.Gravity) {
      return "gravity";
    } else if (edit instanceof Edit.Spring) {
      return "spring";
    } else if (edit instanceof Edit.Damping) {
      return "damping";
    }
    throw new AssertionError(edit);
  }

  private static double[] values(Edit edit) {
    if (edit instanceof Edit.Place e) {
      return new double[] {e.x(), e.y(), e.z(), e.qx(), e.qy(), e.qz(), e.qw()};
    } else if (edit instanceof Edit.Pull e) {
      return new double[] {e.ax(), e.ay(), e.az(), e.x(), e.y(), e.z()};
    } else if (edit instanceof Edit.Friction e) {
      return new double[] {e.value()};
    } else if (edit instanceof Edit.Mass e) {
      return new double[] {e.kilograms()};
    } else if (edit instanceof Edit.JointAt e) {
      return new double[] {e.position()};
    } else if (edit instanceof Edit.Gravity e) {
      return new double[] {e.value()};
    } else if (edit instanceof Edit.Spring e) {
      return new double[] {e.stiffness()};
    } else if (edit instanceof Edit.Damping e) {
      return new double[] {e.value()};
    }
    return new double[0];
  }

  static void read(JsonReader in, List<Edit> into) throws IOException {
    in.beginArray();
    while (in.hasNext()) {
      String kind = "";
      String subject = "";
      List<Double> values = new ArrayList<>();
      in.beginObject();
      while (in.hasNext()) {
        switch (in.nextName()) {
          case "kind" -> kind = in.nextString();
          case "subject" -> subject = in.nextString();
          case "values" -> {
            in.beginArray();
            while (in.hasNext()) {
              values.add(Double.parseDouble(in.nextString()));
            }
            in.endArray();
          }
          default -> in.skipValue();
        }
      }
      in.endObject();
      into.add(edit(kind, subject, values.stream().mapToDouble(Double::doubleValue).toArray()));
    }
    in.endArray();
  }

  private static Edit edit(String kind, String subject, double[] v) {
    int wanted =
        switch (kind) {
          case "place" -> 7;
          case "pull" -> 6;
          case "letgo" -> 0;
          case "friction", "mass", "joint", "gravity", "spring", "damping" -> 1;
          default -> -1;
        };
    if (wanted != v.length) {
      throw new IllegalArgumentException("an edit '" + kind + "' of " + v.length + " numbers");
    }
    return switch (kind) {
      case "place" -> new Edit.Place(subject, v[0], v[1], v[2], v[3], v[4], v[5], v[6]);
      case "pull" -> new Edit.Pull(subject, v[0], v[1], v[2], v[3], v[4], v[5]);
      case "letgo" -> new Edit.LetGo(subject);
      case "friction" -> new Edit.Friction(subject, v[0]);
      case "mass" -> new Edit.Mass(subject, v[0]);
      case "gravity" -> new Edit.Gravity(v[0]);
      case "spring" -> new Edit.Spring(subject, v[0]);
      case "damping" -> new Edit.Damping(subject, v[0]);
      default -> new Edit.JointAt(subject, v[0]);
    };
  }
}
