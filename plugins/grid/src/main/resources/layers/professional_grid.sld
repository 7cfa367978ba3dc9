<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
  <NamedLayer>
    <Name>professional_grid</Name>
    <UserStyle>
      <Title>专业网格 / Professional grids</Title>
      <FeatureTypeStyle>
        <Rule>
          <Name>party</Name>
          <Title>党建 / Party building</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>line</ogc:PropertyName><ogc:Literal>party</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <PolygonSymbolizer><Stroke><CssParameter name="stroke">#c0392b</CssParameter><CssParameter name="stroke-width">1.1</CssParameter><CssParameter name="stroke-dasharray">6 3</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>security</Name>
          <Title>综治 / Public security</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>line</ogc:PropertyName><ogc:Literal>security</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <PolygonSymbolizer><Stroke><CssParameter name="stroke">#2c5aa0</CssParameter><CssParameter name="stroke-width">1.1</CssParameter><CssParameter name="stroke-dasharray">6 3</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>urban</Name>
          <Title>城综 / Urban management</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>line</ogc:PropertyName><ogc:Literal>urban</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <PolygonSymbolizer><Stroke><CssParameter name="stroke">#2e8b57</CssParameter><CssParameter name="stroke-width">1.1</CssParameter><CssParameter name="stroke-dasharray">6 3</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>fire</Name>
          <Title>消防 / Fire</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>line</ogc:PropertyName><ogc:Literal>fire</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <PolygonSymbolizer><Stroke><CssParameter name="stroke">#e67e22</CssParameter><CssParameter name="stroke-width">1.1</CssParameter><CssParameter name="stroke-dasharray">6 3</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>emergency</Name>
          <Title>应急 / Emergency</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>line</ogc:PropertyName><ogc:Literal>emergency</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <PolygonSymbolizer><Stroke><CssParameter name="stroke">#8e44ad</CssParameter><CssParameter name="stroke-width">1.1</CssParameter><CssParameter name="stroke-dasharray">6 3</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
