using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace QuickAction.Web.Identity;

/// <summary>On a page: it is shown to whoever has lately shown the provider who they are, and what is sent from it counts from them only (<see cref="FreshSignIn"/>).</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsFreshSignInAttribute : Attribute, IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!FreshSignIn.IsMissing(context.HttpContext))
        {
            await next();
            return;
        }

        if (HttpMethods.IsPost(context.HttpContext.Request.Method))
        {
            // The page itself asks.
            context.Result = new LocalRedirectResult(context.HttpContext.Request.Path);
            return;
        }

        await FreshSignIn.AskAsync(context.HttpContext, context.HttpContext.Request.Path);
        context.Result = new EmptyResult();
    }
}
