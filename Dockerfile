# The SDK builds, the runtime images run, as a user without rights: `docker build .` is the service, `docker build --target cli .` the command line.
# Written without a container engine at hand (docs/adr/0003): DockerfileTests runs the steps that need none.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/QuickAction.Cli -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o /app/cli
RUN dotnet publish src/QuickAction.Web -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o /app/web

FROM mcr.microsoft.com/dotnet/runtime:10.0 AS cli
RUN apt-get update \
    && apt-get install -y --no-install-recommends poppler-utils tesseract-ocr util-linux \
    && rm -rf /var/lib/apt/lists/* \
    && mkdir /data && chown $APP_UID /data
COPY --from=build /app/cli /app
USER $APP_UID
ENV QuickAction__DataFolder=/data
VOLUME /data
WORKDIR /work
ENTRYPOINT ["/app/quickaction"]

# Without a sign-in the service refuses every address but its own machine's, in a container too: give it QuickAction__Service__Identity__* (docs/operations.md).
FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS service
RUN apt-get update \
    && apt-get install -y --no-install-recommends poppler-utils tesseract-ocr util-linux \
    && rm -rf /var/lib/apt/lists/* \
    && mkdir /data && chown $APP_UID /data
COPY --from=build /app/web /app
USER $APP_UID
ENV QuickAction__DataFolder=/data
VOLUME /data
WORKDIR /data
EXPOSE 8080
ENTRYPOINT ["/app/quickaction-web"]
