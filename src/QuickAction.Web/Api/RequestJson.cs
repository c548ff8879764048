using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using QuickAction.Web.Problems;

namespace QuickAction.Web.Api;

/// <summary>
/// JSON bodies hold what the types of this program say: a null where a type has none, a member's or one in a list, is refused here and comes to no handler. The framework's own check
/// does not look into lists.
/// </summary>
internal static class RequestJson
{
    public static void AddRequestJson(this IServiceCollection services) => services.ConfigureHttpJsonOptions(json =>
        json.SerializerOptions.TypeInfoResolver = (json.SerializerOptions.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(RefuseNulls));

    private static void RefuseNulls(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.Assembly != typeof(RequestJson).Assembly)
        {
            return;
        }

        var known = new NullabilityInfoContext();
        var members = type.Type.GetProperties()
            .Where(p => !p.PropertyType.IsValueType && p.GetIndexParameters().Length == 0)
            .Select(p => Member.Of(p, known))
            .Where(m => m.IsNeverNull || m.HasNoNulls)
            .ToList();
        if (members.Count > 0)
        {
            type.OnDeserialized = body => members.ForEach(m => m.Check(body));
        }
    }

    /// <param name="IsNeverNull">Whether it is never null.</param>
    /// <param name="HasNoNulls">Whether it is a list in which nothing is null.</param>
    private sealed record Member(PropertyInfo Property, bool IsNeverNull, bool HasNoNulls)
    {
        public static Member Of(PropertyInfo property, NullabilityInfoContext known)
        {
            var nullability = known.Create(property);
            var isList = property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(IEnumerable));
            return new Member(
                property,
                nullability.ReadState == NullabilityState.NotNull,
                isList && nullability.GenericTypeArguments is [{ Type.IsValueType: false, ReadState: NullabilityState.NotNull }]);
        }

        public void Check(object body)
        {
            var value = Property.GetValue(body);
            var pointer = $"/{JsonNamingPolicy.CamelCase.ConvertName(Property.Name)}";
            if (value is null && IsNeverNull)
            {
                throw Refused(pointer);
            }

            if (HasNoNulls && value is IEnumerable items)
            {
                var place = 0;
                foreach (var item in items)
                {
                    if (item is null)
                    {
                        throw Refused(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{pointer}/{place}"));
                    }

                    place++;
                }
            }
        }

        private static ProblemException Refused(string pointer) => new(Problem.Of(ProblemType.InvalidField, "One or more fields are not valid; see errors.") with
        {
            Fields = [new FieldProblem(pointer, "null", "null cannot stand here; leave it out")],
        });
    }
}
